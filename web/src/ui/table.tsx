import './table.css';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

interface TableProps extends ComponentProps<'table'> {
  /** 28 px rows instead of 36. */
  compact?: boolean;
}

export interface Column {
  name: string;
  /** In CSS; absent = a share of the remaining width, or what the cells need. */
  width?: string;
  isNumber?: boolean;
  /** For buttons: named for screen readers only. */
  isSilent?: boolean;
  className?: string;
}

/** The columns' names; a column that is only a name is a string. */
export function TableHead({ columns }: { columns: readonly (string | Column)[] }) {
  return (
    <thead>
      <tr>
        {columns
          .map((column) => (typeof column === 'string' ? { name: column } : column))
          .map(({ name, width, isNumber, isSilent, className }: Column) => (
            <th
              key={name}
              scope="col"
              style={{ width }}
              className={cx(isNumber && 'table-number', className) || undefined}
            >
              {isSilent ? <span className="aside">{name}</span> : name}
            </th>
          ))}
      </tr>
    </thead>
  );
}

export function Table({ compact = false, className, ...rest }: TableProps) {
  return <table {...rest} className={cx('table', compact && 'table-compact', className)} />;
}
