import { IconDownload, IconPencilPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Call, type Leg, legSchema } from '@cti/functions/model/calls/call';
import { receiptSchema } from '@cti/functions/model/calls/receipt';
import { DetailView } from '../src/history/detail/detail-view.tsx';
import { LateSections } from '../src/history/detail/late-sections.tsx';
import { LedgerList, ReceiptSection, Section } from '../src/history/detail/sections.tsx';
import { MemoSection } from '../src/history/detail/memo-section.tsx';
import { RecordingView } from '../src/history/detail/recording-section.tsx';
import { ExportView, type ExportState } from '../src/history/export/export-dialog.tsx';
import type { PlayerState, SoundProblem } from '../src/history/detail/recording-section.tsx';
import { FilterBar } from '../src/history/filter-bar.tsx';
import { type Filters, noFilters } from '../src/history/filters.ts';
import { HistoryBody, HistoryList } from '../src/history/history-view.tsx';
import { ManualDialog } from '../src/history/manual/manual-dialog.tsx';
import { Button } from '../src/ui/button.tsx';
import { ErrorLine } from '../src/ui/notice.tsx';
import { Skeleton } from '../src/ui/skeleton.tsx';
import { useHistoryWords } from '../src/words/history.ts';
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

function Actions() {
  const { manual, exporting } = useHistoryWords();
  return (
    <>
      <Button icon={IconPencilPlus}>{manual.open}</Button>
      <Button icon={IconDownload}>{exporting.open}</Button>
    </>
  );
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
        actions={<Actions />}
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
    ...((n === 1 || n === 4) && { restored: true }),
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

const exporting = (state: ExportState) => () => <Exporting state={state} />;

const Exporting = ({ state }: { state: ExportState }) => (
  <Frame at="/history">
    <DemoHistory calls={marked()} />
    <ExportView
      words={useHistoryWords().exporting}
      state={state}
      encoding="utf-8"
      onEncoding={noop}
      onStart={noop}
      onStop={noop}
      onClose={noop}
    />
  </Frame>
);

function Broken() {
  const words = useWords();
  return <ErrorLine>{words.pages.error}</ErrorLine>;
}

const leg = (fields: Partial<Leg>): Leg => legSchema.parse(fields);

/** A tenth of a second without a sound. */
const silence = `data:audio/wav;base64,UklGRkYDAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YSIDAACA${'gICA'.repeat(267)}`;

const problem = (name: SoundProblem): PlayerState => ({ step: 'failed', problem: name });

function Detail({
  sounds = [{ step: 'idle' }],
  isAdmin = true,
  isVoicemail = false,
}: {
  sounds?: PlayerState[];
  isAdmin?: boolean;
  isVoicemail?: boolean;
}) {
  const words = useHistoryWords();
  // When the sounds are the subject, they're further up.
  const isWhole = sounds.length === 1 && sounds[0]?.step === 'idle';
  const call = {
    ...data.call({ state: 'ended', outcome: 'answered', at: 400, talkMs: 192_000, waitMs: 12_000 }),
    operator: data.suzuki,
    legs: {
      a: leg({ targetType: 'call_center', target: { ...data.suzuki, name: '西船橋' } }),
      b: leg({ targetType: 'user', target: data.tanaka, rangAt: data.ago(400) }),
      c: leg({
        targetType: 'user',
        target: data.suzuki,
        rangAt: data.ago(400),
        connectedAt: data.ago(390),
        endedAt: data.ago(198),
      }),
    },
    restored: true,
    recording: {
      items: [{ id: 'r1', kind: 'callrecording', durationMs: 192_000, startedAt: data.ago(390) }],
    },
    transferredFrom: { operator: data.tanaka, at: data.ago(395) },
    mosScore: 4.12,
    callbackRequested: isWhole,
    recap: isVoicemail ? null : data.recap,
    voicemail: isVoicemail ? data.voicemail : null,
  };
  const [draft, setDraft] = useState('');
  const calls = [call, ...marked()];
  return (
    <Frame at="/history">
      <DemoHistory
        calls={calls}
        openId={call.linkedId}
        detail={
          <DetailView call={call} onOpenCard={noop} onClose={noop} onSamePerson={noop} isAdmin>
            <MemoSection
              memos={data.otherMemos.map((memo) => ({ ...memo, id: memo.authorUid }))}
              draft={draft}
              onDraft={setDraft}
              onSave={() => Promise.resolve()}
            />
            {isWhole && (
              <LateSections
                call={call}
                kept={isVoicemail ? data.partsMissing('none') : data.transcript}
                onTake={setDraft}
              />
            )}
            <Section title={words.detail.recordings}>
              <ul className="detail-memos">
                {sounds.map((state, n) => (
                  <RecordingView
                    key={n}
                    item={{
                      id: `r${n}`,
                      kind: n === 1 ? 'voicemail' : 'callrecording',
                      durationMs: 192_000 - n * 40_000,
                      startedAt: data.ago(390 - n * 30),
                    }}
                    state={state}
                    play={noop}
                    onLoaded={noop}
                    onError={noop}
                    onApiKey={isAdmin ? noop : null}
                  />
                ))}
              </ul>
            </Section>
            <ReceiptSection
              receipts={[
                {
                  ...receiptSchema.parse({ name: '鈴木 亜美' }),
                  id: 'u2',
                  shownAt: data.ago(399),
                  seenAt: data.ago(395),
                  answeredAt: data.ago(390),
                },
              ]}
            />
            <LedgerList
              entries={['ringing', 'connected', 'hangup'].map((state, n) => ({
                id: state,
                raw: '{"call_id":"4700112233445566"}',
                source: 'dialpad' as const,
                restored: state === 'hangup',
                callId: '4700112233445566',
                state,
                eventTimestamp: data.ago(400 - n * 90),
                receivedAt: data.ago(400 - n * 90),
                deliveredAt: data.ago(400 - n * 90),
                linkIds: [],
                linkedId: call.linkedId,
                expireAt: data.ago(0),
              }))}
            />
          </DetailView>
        }
      />
    </Frame>
  );
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
  'history/detail-every': () => <Detail />,
  'history/detail-voicemail': () => <Detail isVoicemail />,
  'history/sound-plain': () => (
    <Detail sounds={[{ step: 'playing', path: silence }, { step: 'loading' }]} />
  ),
  'history/sound-no-key': () => <Detail sounds={[problem('no-api-key')]} />,
  'history/sound-no-key-operator': () => (
    <Detail sounds={[problem('no-api-key')]} isAdmin={false} />
  ),
  'history/sound-failed': () => (
    <Detail
      sounds={(['recording-refused', 'recording-gone', 'denied', 'failed'] as const).map(problem)}
    />
  ),
  'history/export-plain': exporting({ step: 'ready' }),
  'history/export-running': exporting({ step: 'running', rows: 12_000, total: 41_230 }),
  'history/export-done': exporting({ step: 'done', rows: 41_230, lost: 3 }),
  'history/export-failed': exporting({ step: 'failed', isRefused: false }),
  'history/manual-plain': () => (
    <Frame at="/history">
      <DemoHistory calls={marked()} />
      <ManualDialog
        customerId="goodfife"
        groups={data.stores.map(({ group, name }) => ({ id: group, name }))}
        allowsNoGroup
        onDone={noop}
        onClose={noop}
      />
    </Frame>
  ),
  'history/loading': page({ list: <Skeleton rows={8} /> }),
  'history/error': page({ list: <Broken /> }),
};
