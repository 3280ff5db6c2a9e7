import type { ReactNode } from 'react';
import { agentStatusNames } from '@cti/functions/model/desk/agent';
import { defaultSeats } from '@cti/functions/model/desk/seats';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { SeatMap } from '../src/agents/seat-map.tsx';
import type { Seat, SeatQueue } from '../src/agents/seats.ts';
import { StatusMenu } from '../src/agents/status-menu.tsx';
import { WrapUpBar } from '../src/agents/own-status.tsx';
import { CallActions } from '../src/popup/call-actions.tsx';
import { createMemoDraft } from '../src/popup/memo/memo-draft.ts';
import { CallCard } from '../src/popup/card/card.tsx';
import { DispositionView } from '../src/popup/disposition-choice.tsx';
import { MemoView } from '../src/popup/memo/memo-view.tsx';
import { WrapUpForm } from '../src/settings/after-call/wrap-up-form.tsx';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { useAfterCallWords } from '../src/words/after-call.ts';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};
const surnames = ['鈴木', '田中', '山本', '中村', '小林', '加藤', '吉田', '佐々木', '松本', '井上'];
const givenNames = ['亜美', '健', 'さくら', '翔太', 'ひとみ', '大輔'];
const mix = [0, 99, 0, 98, 7, 3, 89, 0, 2, 79, 0, 1];

const supervisionOf = (n: number) =>
  n === 1 || n === 13 ? { kind: 'listens' as const, callId: '', over: false } : null;

const seats = (count: number): Seat[] =>
  Array.from({ length: count }, (_, n) => {
    const status = mix[n % mix.length] ?? 0;
    const talks = [79, 89, 98, 99].includes(status);
    return {
      uid: `u${n}`,
      name: `${surnames[n % surnames.length]} ${givenNames[n % givenNames.length]}`,
      groupCodes: [data.stores[n % 3]?.group ?? 'G01'],
      status,
      since: data.ago(n % 7 === 4 ? 1_300 : n % 5 === 1 ? 420 : 20 + n * 9),
      call:
        talks && n % 4 !== 3
          ? data.call({ ...data.someCaller(n), state: 'connected', supervision: supervisionOf(n) })
          : null,
      elsewhere: elsewhere[n] ?? null,
    };
  });
const elsewhere: Record<number, Seat['elsewhere']> = {
  5: { by: 'byDialpad', reason: '昼休み' },
  8: { by: 'byPbx', reason: '' },
  17: { by: 'byPbx', reason: 'ミーティング（店長と来月のシフト）' },
};
const queue = (groupCode: string, name: string, waiting: number, paused = 0): SeatQueue => ({
  id: name,
  name,
  groupCode,
  waiting,
  longestSince: waiting > 0 ? data.ago(75) : null,
  members: 6,
  paused,
});
const queues = [
  queue('G01', 'shop', 3, 1),
  queue('G01', 'shop-night', 0, 0),
  queue('G02', '錦糸町の予約とお問い合わせ（平日の夜と土日祝日の受付）', 1, 2),
];
const rooms = data.stores.slice(0, 3).map(({ group, name }) => ({ code: group, name }));

const map = (list: Seat[], onSave?: () => void) => (
  <Frame at="/seats">
    <SeatMap
      rooms={rooms}
      queues={queues}
      seats={list}
      settings={{ ...defaultSeats, rooms: { G01: ['u0', 'u3', '', 'u6', 'u9', ''] } }}
      now={data.now}
      myUid="u0"
      onSave={onSave}
    />
  </Frame>
);

function Bar({ children }: { children: ReactNode }) {
  return <div style={{ display: 'flex', gap: 8, padding: 24 }}>{children}</div>;
}

function AfterCall() {
  const { settings } = useAfterCallWords();
  return (
    <Frame at="/settings/after-call">
      <PageHead title={settings.title} lead={settings.lead} />
      <WrapUpForm settings={defaultWrapUp} isBusy={false} refusal={null} onSave={noop} />
    </Frame>
  );
}

export const agentScenes: Record<string, () => ReactNode> = {
  'agents/seats-plain': () => map(seats(30), noop),
  'agents/seats-few': () => map(seats(3)),
  'agents/seats-empty': () => map([]),
  'agents/status-every': () => (
    <main>
      <h1 className="aside">Status</h1>
      {Object.keys(agentStatusNames).map((code) => (
        <Bar key={code}>
          {code === '7' && (
            <>
              <WrapUpBar leftMs={12_000} isHeld={false} onExtend={noop} onEnd={noop} />
              <WrapUpBar leftMs={0} isHeld onExtend={noop} onEnd={noop} onOpen={noop} />
            </>
          )}
          <StatusMenu
            agent={{ status: Number(code), since: data.ago(192), chosen: 0 }}
            onChoose={noop}
          />
        </Bar>
      ))}
    </main>
  ),
  'agents/disposition-every': () => (
    <main style={{ width: 476, padding: 12, display: 'grid', gap: 12 }}>
      <h1 className="aside">Disposition</h1>
      {[
        { mode: 'optional' as const, value: null },
        { mode: 'required' as const, value: null },
        { mode: 'optional' as const, value: '折返し' },
        { mode: 'optional' as const, value: 'むかしの結果' },
      ].map(({ mode, value }) => (
        <DispositionView
          key={`${mode}-${value}`}
          settings={{ ...defaultWrapUp, mode }}
          value={value}
          callbackAt={value === '折返し' ? data.ago(-90_000) : null}
          onChoose={noop}
          onCallbackAt={noop}
        />
      ))}
    </main>
  ),
  'agents/card-every': () => (
    <main className="popup" style={{ width: 500, height: 700 }}>
      <CallCard
        call={data.call({})}
        now={data.now}
        storeName={(code) => data.storeNames[code]}
        memo={<MemoView value="" onChange={noop} status="offline" others={[]} />}
        actions={
          <>
            <DispositionView
              settings={defaultWrapUp}
              value={null}
              callbackAt={null}
              onChoose={noop}
              onCallbackAt={noop}
            />
            <CallActions call={data.call({})} desk={null} viewer={null} draft={createMemoDraft()} />
          </>
        }
      />
    </main>
  ),
  'agents/after-call-plain': () => <AfterCall />,
};
