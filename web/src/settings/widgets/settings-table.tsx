import './settings-table.css';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { Table } from '../../ui/table.tsx';

interface Column {
  name: string;
  /** In CSS; absent = a share of the remaining width. */
  width?: string;
  isNumber?: boolean;
  /** For buttons: named for screen readers only. */
  isSilent?: boolean;
}

interface SettingsTableProps {
  label: string;
  /** Widths are fixed, so nothing moves when a search changes the rows. */
  columns: readonly Column[];
  /** Few short columns: keeps related cells close together on a wide screen. */
  isNarrow?: boolean;
  /** The rows. */
  children: ReactNode;
}

export function SettingsTable({ label, columns, isNarrow = false, children }: SettingsTableProps) {
  return (
    <Table
      className={cx('table-cards settings-table', isNarrow && 'settings-table-narrow')}
      aria-label={label}
    >
      <thead>
        <tr>
          {columns.map(({ name, width, isNumber = false, isSilent = false }) => (
            <th
              key={name}
              scope="col"
              style={{ width }}
              className={isNumber ? 'table-number' : undefined}
            >
              {isSilent ? <span className="aside">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
