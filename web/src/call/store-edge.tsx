import './store-edge.css';
import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';

/** The attribute that gives an element and all within it a store's `--store-edge`, `-tint` and `-ink`. */
export function storeProps(code: string | null | undefined) {
  return { 'data-store': code ? String(storeHue(code)) : 'none' };
}

interface StoreEdgeProps {
  /** Group code, else store code; null = no line matched. */
  code: string | null | undefined;
  tint?: boolean;
  className?: string;
  children: ReactNode;
}

/** A block that carries its store's colour at the left. The store's name has to stand in it as a word. */
export function StoreEdge({ code, tint = false, className, children }: StoreEdgeProps) {
  return (
    <div {...storeProps(code)} className={cx('store-edge', tint && 'store-tint', className)}>
      {children}
    </div>
  );
}

/** How many hues there are; `store-edge.css` has one for each. */
const hues = 8;

/**
 * A store's hue, the same on every screen and every day. Codes that differ by one in their last letter,
 * as group codes do, get different hues for eight in a row.
 */
function storeHue(code: string): number {
  let hash = 0;
  for (const letter of code) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % hues;
}
