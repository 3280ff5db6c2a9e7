import './settings-table.css';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { type Column, Table, TableHead } from '../../ui/table.tsx';

interface SettingsTableProps {
  label: string;
  /** Widths are fixed, so nothing moves when a search changes the rows. */
  columns: readonly (string | Column)[];
  /** Few short columns: keeps related cells close together on a wide screen. */
  isNarrow?: boolean;
  children: ReactNode;
}

export function SettingsTable({ label, columns, isNarrow = false, children }: SettingsTableProps) {
  return (
    <Table
      className={cx('table-cards settings-table', isNarrow && 'settings-table-narrow')}
      aria-label={label}
    >
      <TableHead columns={columns} />
      <tbody>{children}</tbody>
    </Table>
  );
}
