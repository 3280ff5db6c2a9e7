import type { ReactNode } from 'react';
import type { Outcome } from '@cti/functions/model/calls/call';
import { type Hours, noHours } from '@cti/functions/model/hours';
import { rescueSchema } from '@cti/functions/model/calls/rescue';
import { CallbackList } from '../src/callbacks/callback-list.tsx';
import type { CallbackRow } from '../src/callbacks/callback-rows.ts';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};

const hours: Hours = {
  ...noHours,
  usual: Array.from({ length: 7 }, () => '10:00-24:00').join('/'),
};

interface Waiting {
  storeIndex?: number;
  minutes: readonly number[];
  outcome?: Outcome;
  fields?: Partial<CallbackRow>;
}

let last = 0;
function row({ storeIndex = 0, minutes, outcome = 'missed', fields = {} }: Waiting): CallbackRow {
  last += 1;
  const store = data.stores[storeIndex % data.stores.length] ?? data.stores[0];
  const calls = minutes.map((ago, n) => ({
    linkedId: `${last}-${n}`,
    at: data.ago(ago * 60),
    outcome: n === minutes.length - 1 ? outcome : 'missed',
    waitMs: 14_000 + n * 7_000,
    requested: false,
  }));
  return {
    ...rescueSchema.parse({
      groupCode: store.group,
      store: { code: store.code, name: store.name },
      number: `+8190${String(12_345_678 + last * 1_111_111).slice(0, 8)}`,
      dialledNumber: store.line,
      calls,
      count: calls.length,
      firstAt: calls[0]?.at,
      lastAt: calls.at(-1)?.at,
      outcome,
      state: 'open',
    }),
    ...fields,
    id: `row-${last}`,
  };
}

const known = (name: string, kana: string, kind: 'vip' | 'regular' | 'new') => ({
  caller: { match: 'known' as const, contactId: 'c', name, kana, kind },
});

const three = () => [
  row({
    minutes: [42, 17, 6],
    fields: {
      ...known('山田 太郎', 'やまだ たろう', 'vip'),
      claimedBy: { uid: 'u2', name: '田中 健' },
    },
  }),
  row({
    storeIndex: 1,
    minutes: [760],
    outcome: 'voicemail',
    fields: {
      ...known('佐藤 花子', 'さとう はなこ', 'regular'),
      memo: {
        text: '送迎を30分早く、との伝言',
        authorName: '鈴木 亜美',
        at: data.ago(600),
        count: 1,
      },
    },
  }),
  row({ storeIndex: 2, minutes: [31], outcome: 'abandoned' }),
  row({
    storeIndex: 1,
    minutes: [95],
    outcome: 'answered',
    fields: {
      ...known('伊藤 さくら', 'いとう さくら', 'regular'),
      callbackAt: data.ago(25 * 60),
      memo: { text: '折返し希望 11:39', authorName: '鈴木 亜美', at: data.ago(5700), count: 1 },
    },
  }),
  row({
    minutes: [12],
    outcome: 'answered',
    fields: { ...known('中村 一郎', 'なかむら いちろう', 'vip'), callbackAt: data.ago(-176 * 60) },
  }),
];
const more = () => [
  row({
    storeIndex: 3,
    minutes: [28, 9],
    fields: {
      ...known('高橋 美咲', 'たかはし みさき', 'new'),
      claimedBy: { uid: data.mine.uid, name: '鈴木 亜美' },
      attempts: 2,
      lastAttemptAt: data.ago(200),
    },
  }),
  row({
    minutes: [4400, 25],
    fields: {
      caller: {
        ...row({ minutes: [1] }).caller,
        ...known(data.longName.name, data.longName.kana, 'regular').caller,
      },
    },
  }),
  row({ minutes: [21], fields: { store: null, groupCode: null } }),
  row({ minutes: [0.4] }),
  row({
    minutes: [],
    storeIndex: 1,
    fields: {
      ...known('渡辺 大輔', 'わたなべ だいすけ', 'regular'),
      outcome: null,
      callbackAt: new Date('2026-11-20T23:59:59+09:00'),
      asked: {
        uid: data.mine.uid,
        name: '鈴木 亜美',
        at: data.ago(600),
        dueAt: new Date('2026-11-20T23:59:59+09:00'),
        store: null,
      },
    },
  }),
];

function Demo({ rows, canWork = true }: { rows: CallbackRow[]; canWork?: boolean }) {
  return (
    <Frame at="/callbacks">
      <h1 className="aside">折返し</h1>
      <CallbackList
        rows={rows}
        hours={hours}
        nowMs={data.now}
        uid={data.mine.uid}
        canWork={canWork}
        isAdmin={false}
        onClaim={noop}
        onRelease={noop}
        onClose={noop}
        onOpen={noop}
        onOpenContact={noop}
      />
    </Frame>
  );
}

const asked = (fields: Partial<CallbackRow>, minutes: readonly number[]) => {
  const one = row({ storeIndex: 1, minutes, outcome: 'abandoned', fields });
  return { ...one, calls: one.calls.map((call, n) => ({ ...call, requested: n === 0 })) };
};
const requests = () => [
  asked(known('小林 直子', 'こばやし なおこ', 'regular'), [7]),
  asked({}, [26, 3]),
  asked({ outcome: null }, [1]),
];

export const callbackScenes: Record<string, () => ReactNode> = {
  'callbacks/empty': () => <Demo rows={[]} />,
  'callbacks/three': () => <Demo rows={three()} />,
  'callbacks/every': () => <Demo rows={[...three(), ...more()]} />,
  'callbacks/requested-three': () => <Demo rows={[...requests(), ...three()]} />,
  'callbacks/viewer': () => <Demo rows={three()} canWork={false} />,
  'callbacks/full': () => (
    <Demo rows={Array.from({ length: 40 }, () => [...three(), ...more().slice(0, 2)]).flat()} />
  ),
};
