import './settings-table.css';
import type { ReactNode } from 'react';
import { Table } from '../../ui/table.tsx';

interface SettingsTableProps {
  label: string;
  /** `isSilent`: a column of buttons, named for screen readers alone. */
  columns: readonly { name: string; isNumber?: boolean; isSilent?: boolean }[];
  /** The rows. */
  children: ReactNode;
}

export function SettingsTable({ label, columns, children }: SettingsTableProps) {
  return (
    <Table className="settings-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, isNumber = false, isSilent = false }) => (
            <th key={name} scope="col" className={isNumber ? 'table-number' : undefined}>
              {isSilent ? <span className="aside">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
