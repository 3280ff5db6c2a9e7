import { useMemo, useState } from 'react';
import type { ContactRecord } from '@cti/functions/model/contact';
import { pageAfter } from '../firebase/pages.ts';
import type { Live } from '../firebase/listener-store.ts';
import { type Row, specKey } from '../firebase/spec.ts';
import { useLiveQuery } from '../firebase/use-live.ts';
import { contactsSpec } from './contact-query.ts';

export type ContactRow = Row<ContactRecord>;

interface Older {
  key: string;
  rows: ContactRow[];
  isLast: boolean;
}

export interface ContactPages {
  live: Live<ContactRow[]>;
  hasMore: boolean;
  isLoading: boolean;
  hasFailed: boolean;
  more: () => void;
}

/** The first page live, those after it as they were when asked for. */
export function useContactPages(customerId: string, text: string): ContactPages {
  const spec = useMemo(() => contactsSpec(customerId, text), [customerId, text]);
  const key = specKey(spec);
  const first = useLiveQuery(spec);
  const [older, setOlder] = useState<Older>({ key, rows: [], isLast: false });
  const [asked, setAsked] = useState<{ key: string; state: 'loading' | 'failed' } | null>(null);
  const state = asked?.key === key ? asked.state : null;
  const tail = older.key === key ? older : null;

  const live = useMemo<Live<ContactRow[]>>(() => {
    if (first.status !== 'ready' || !tail) return first;
    const shown = new Set(first.data.map(({ id }) => id));
    return { ...first, data: [...first.data, ...tail.rows.filter(({ id }) => !shown.has(id))] };
  }, [first, tail]);
  const rows = live.status === 'ready' ? live.data : [];

  const more = () => {
    const last = rows.at(-1);
    if (!last || state === 'loading') return;
    setAsked({ key, state: 'loading' });
    pageAfter(spec, last.id).then(
      (page) => {
        // What has left the first page since stays in sight.
        setOlder({ key, rows: [...rows, ...page], isLast: page.length < spec.limit });
        setAsked(null);
      },
      () => setAsked({ key, state: 'failed' }),
    );
  };
  return {
    live,
    hasMore: first.status === 'ready' && first.data.length >= spec.limit && !tail?.isLast,
    isLoading: state === 'loading',
    hasFailed: state === 'failed',
    more,
  };
}
