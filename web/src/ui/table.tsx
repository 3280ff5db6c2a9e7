import './table.css';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

interface TableProps extends ComponentProps<'table'> {
  /** 28 px rows instead of 36. */
  compact?: boolean;
}

export function Table({ compact = false, className, ...rest }: TableProps) {
  return <table {...rest} className={cx('table', compact && 'table-compact', className)} />;
}
