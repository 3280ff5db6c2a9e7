import './badge.css';
import type { ReactNode } from 'react';

export type BadgeTone = 'plain' | 'accent' | 'ringing' | 'missed';

/** A small label of any word: 自分, テスト, 内線. */
export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
