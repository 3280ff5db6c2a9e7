import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/call';
import { FilterBar } from '../src/history/filter-bar.tsx';
import { type Filters, noFilters } from '../src/history/filters.ts';
import { HistoryBody, HistoryList } from '../src/history/history-view.tsx';
import { ErrorLine } from '../src/ui/notice.tsx';
import { Skeleton } from '../src/ui/skeleton.tsx';
import { useWords } from '../src/words/use-words.tsx';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};

interface DemoHistoryProps {
  calls?: Call[];
  filters?: Partial<Filters>;
  number?: string | null;
  openId?: string | null;
  list?: ReactNode;
  detail?: ReactNode;
}

function DemoHistory(props: DemoHistoryProps) {
  const { calls = [], filters = {}, number = null, openId = null, list, detail = null } = props;
  const all = { ...noFilters, ...filters };
  const isFiltered = number !== null || Object.keys(filters).length > 0;
  return (
    <div className="history-page">
      <FilterBar
        filters={all}
        number={number}
        choices={{
          operators: [{ id: 'u1', name: '鈴木 亜美' }],
          stores: data.stores.map(({ code, name }) => ({ id: code, name })),
          contactName: '山田 太郎',
        }}
        onChange={noop}
        onNeedChoices={noop}
      />
      <HistoryBody
        list={
          list ?? (
            <HistoryList
              calls={calls}
              groupNames={data.groupNames}
              openId={openId}
              onOpen={noop}
              isFiltered={isFiltered}
              onClear={noop}
              onNewest={null}
              onOlder={calls.length > 49 ? noop : null}
            />
          )
        }
        detail={detail}
      />
    </div>
  );
}

const marked = (): Call[] =>
  data.endedCalls(50).map((call, n) => ({
    ...call,
    ...(n % 4 === 0 && {
      memo: {
        text: '9時に変更の相談。折返しは17時以降。',
        authorName: '田中 健',
        at: data.ago(200),
        count: 1,
      },
      hasMemo: true,
    }),
    ...(n % 3 === 0 &&
      call.outcome === 'answered' && {
        recording: { items: [] },
        recap: { summary: '送迎の時間を確認。', outcome: null, purposes: [], actionItems: [] },
      }),
    ...(n === 7 && { source: 'manual' as const }),
  }));

const longNamed = (): Call[] => [
  data.call({
    caller: data.known(data.longName),
    state: 'ended',
    outcome: 'answered',
    talkMs: 3_600_000,
    operator: { ...data.suzuki, name: '長谷川原 龍之介（錦糸町店・遅番リーダー）' },
    at: 300,
  }),
  ...marked(),
];

const page = (props: DemoHistoryProps) => () => (
  <Frame at="/history">
    <DemoHistory {...props} />
  </Frame>
);

function Broken() {
  const words = useWords();
  return <ErrorLine>{words.pages.error}</ErrorLine>;
}

export const historyScenes: Record<string, () => ReactNode> = {
  'history/empty': page({}),
  'history/nothing-found': page({ filters: { period: 'today', outcome: 'missed' } }),
  'history/three': () => page({ calls: data.endedCalls(3) })(),
  'history/hundred': () => page({ calls: marked() })(),
  'history/every': () =>
    page({
      calls: longNamed(),
      number: '+819012345678',
      filters: { from: '2026-11-01', to: '2026-11-20', contact: 'c1', memo: true, handled: false },
    })(),
  'history/loading': page({ list: <Skeleton rows={8} /> }),
  'history/error': page({ list: <Broken /> }),
};
