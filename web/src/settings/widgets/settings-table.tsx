import './settings-table.css';
import type { ReactNode } from 'react';
import { Table } from '../../ui/table.tsx';

interface SettingsTableProps {
  label: string;
  /** The columns' names; '' = a column of buttons. */
  columns: readonly { name: string; isNumber?: boolean }[];
  /** The rows. */
  children: ReactNode;
}

export function SettingsTable({ label, columns, children }: SettingsTableProps) {
  return (
    <Table className="settings-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, isNumber = false }) =>
            name === '' ? (
              <td key={name} />
            ) : (
              <th key={name} scope="col" className={isNumber ? 'table-number' : undefined}>
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
