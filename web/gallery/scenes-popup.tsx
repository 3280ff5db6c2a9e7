import { type ReactNode, useState } from 'react';
import { IconArrowBackUp, IconArrowUpRight, IconCheck } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Transcript } from '@cti/functions/model/calls/transcript';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import type { Memo } from '@cti/functions/model/calls/memo';
import { type CallCardProps, CallCard } from '../src/popup/card/card.tsx';
import { PreviousMemoLine } from '../src/popup/card/previous-memo.tsx';
import type { CallDesk } from '../src/popup/call-desk.ts';
import { createMemoDraft } from '../src/popup/memo/memo-draft.ts';
import { DispositionView } from '../src/popup/disposition-choice.tsx';
import { CallRecapView } from '../src/popup/recap/call-recap.tsx';
import { LastRecapLine } from '../src/popup/recap/last-recap.tsx';
import { ProposalView } from '../src/popup/recap/proposal.tsx';
import { propose } from '../src/popup/recap/propose.ts';
import { TakenNotice } from '../src/popup/taken-notice.tsx';
import { SupervisionNotice, TransferNotice } from '../src/popup/call-notice.tsx';
import { openInbox } from '../src/popup/window/inbox.ts';
import { type MemoStatus, MemoView } from '../src/popup/memo/memo-view.tsx';
import '../src/popup/window/popup-app.css';
import { PopupTabs } from '../src/popup/window/popup-tabs.tsx';
import { RegistrationForm } from '../src/popup/registration-form.tsx';
import { Button } from '../src/ui/button.tsx';
import { useWords } from '../src/words/use-words.tsx';
import * as data from './fixtures.ts';
import { ownFields, ownValues } from './scenes-contacts.tsx';

interface MemoProps {
  text?: string;
  status?: MemoStatus;
  others?: Memo[];
}

export function DemoMemo({ text = '', status = 'idle', others = [] }: MemoProps) {
  const [value, setValue] = useState(text);
  return <MemoView value={value} onChange={setValue} status={status} others={others} />;
}

export function DemoActions() {
  const words = useWords();
  return (
    <>
      <Button icon={IconArrowBackUp}>{words.board.callBack}</Button>
      <Button icon={IconCheck}>対応済み</Button>
      <Button look="quiet" style={{ marginLeft: 'auto' }}>
        顧客を開く
        <IconArrowUpRight size={16} stroke={1.75} aria-hidden />
      </Button>
    </>
  );
}

function Popup({ memo, ...rest }: Partial<CallCardProps> & Pick<CallCardProps, 'call'>) {
  return (
    <main style={{ height: '100%' }}>
      <CallCard
        now={data.now}
        storeName={(code) => data.storeNames[code]}
        memo={memo ?? <DemoMemo />}
        actions={<DemoActions />}
        registration={<RegistrationForm onSubmit={() => Promise.reject(new Error('gallery'))} />}
        {...rest}
      />
    </main>
  );
}

const choice = { chosen: null, onChoose: () => {} };
const previous = {
  text: '送迎を30分早くしてほしい',
  authorName: '鈴木 亜美',
  at: new Date('2026-11-12T20:10:00+09:00'),
  result: '折返し済',
};

const over = { state: 'ended', outcome: 'answered', operator: data.suzuki, at: 400 } as const;
const proposed = (call: Call) => {
  const proposal = propose(call, defaultWrapUp);
  return (
    <>
      {proposal && <ProposalView proposal={proposal} onTake={() => {}} onDismiss={() => {}} />}
      <DispositionView
        settings={defaultWrapUp}
        value={null}
        callbackAt={null}
        onChoose={() => {}}
        onCallbackAt={() => {}}
      />
      <DemoActions />
    </>
  );
};

/** A call that is over, with what Dialpad's AI made of it. */
function Over({ call, kept }: { call: Call; kept: Transcript | null }) {
  return (
    <Popup
      call={call}
      previous={
        <>
          <CallRecapView call={call} kept={kept} />
          <PreviousMemoLine previous={previous} now={data.now} />
        </>
      }
      actions={proposed(call)}
    />
  );
}

/** Three calls in one window: the operator's own conversation, and a VIP and an unknown caller waiting. */
function StackOfThree() {
  const [inbox] = useState(() => {
    const made = openInbox();
    const calls = [
      data.call({ linkedId: 's1', caller: data.unknown, externalNumber: '+81335559999' }),
      data.call({ linkedId: 's2', state: 'connected', operator: data.suzuki, storeIndex: 1 }),
      data.call({ linkedId: 's3', storeIndex: 2 }),
    ];
    for (const call of calls) {
      const { linkedId } = call;
      made.dispatch({ type: 'show', linkedId, mayTakeOver: true });
      made.note(linkedId, call, call.state === 'connected');
    }
    return made;
  });
  return (
    <div className="popup">
      <PopupTabs inbox={inbox} />
      <main className="popup-panels">
        <div className="popup-panel">
          <CallCard
            call={data.call({ linkedId: 's3', storeIndex: 2 })}
            now={data.now}
            memo={<DemoMemo />}
            actions={<DemoActions />}
          />
        </div>
      </main>
    </div>
  );
}

/** As much of the desk as the notice asks. */
const nothingChosen = { status: 'ready', data: null, fromCache: false };
const restingDesk = {
  preferences: () => ({ get: () => nothingChosen, subscribe: () => () => {} }),
} as unknown as CallDesk;

/** A colleague has answered; it closes in ten seconds. */
function Taken() {
  const [draft] = useState(createMemoDraft);
  const taken = data.call({ state: 'connected', at: 2, operator: data.tanaka });
  return (
    <Popup
      call={taken}
      notice={
        <TakenNotice
          call={taken}
          by={data.tanaka.name}
          desk={restingDesk}
          draft={draft}
          onClose={() => {}}
        />
      }
      memo={<DemoMemo text="折返しは夕方" status="saved" />}
    />
  );
}

export const popupScenes: Record<string, () => ReactNode> = {
  'popup/known': () => <Popup call={data.call({})} />,
  'popup/own-every': () => (
    <Popup
      call={data.call({
        caller: data.known({
          ...data.yamada,
          caution: data.caution,
          ban: { ...data.caution, text: '当日キャンセルが3回続いたため。' },
          tags: ['常連', '法人', '駐車場あり', '車いす', '北口', '誕生日11月', '紹介'],
          fields: ownValues,
        }),
      })}
      ownFields={ownFields}
    />
  ),
  'popup/own-plain': () => (
    <Popup
      call={data.call({
        caller: data.known({ ...data.yamada, tags: ['常連', '法人'], fields: ownValues }),
      })}
      ownFields={ownFields}
    />
  ),
  'popup/taken-plain': () => <Taken />,
  'popup/transfer-rings': () => (
    <Popup
      call={data.call({ at: 4, operator: data.tanaka })}
      notice={
        <TransferNotice
          transfer={{ kind: 'from', from: data.tanaka.name }}
          memo={{
            text: '9時の予約を21時に変更したいとのこと。送迎の場所も確認する',
            authorName: data.tanaka.name,
          }}
        />
      }
    />
  ),
  'popup/transfer-long': () => (
    <Popup
      call={data.call({ at: 4, caller: data.known(data.longName), operator: data.tanaka })}
      notice={
        <TransferNotice
          transfer={{ kind: 'from', from: 'とても長い名前のオペレーター 山田花子太郎左衛門之助' }}
          memo={{
            text: '9時の予約を21時に変更したいとのこと。送迎の場所も確認する。'.repeat(6),
            authorName: data.suzuki.name,
          }}
        />
      }
    />
  ),
  'popup/transfer-passed-on': () => (
    <Popup
      call={data.call({ at: 4, operator: data.suzuki })}
      notice={<TransferNotice transfer={{ kind: 'passed-on', to: data.tanaka.name }} memo={null} />}
      memo={<DemoMemo text="9時の予約を21時に変更したい" status="saved" />}
    />
  ),
  'popup/supervised-known': () => (
    <Popup
      call={data.call({ at: 44, state: 'connected', operator: data.suzuki })}
      notice={<SupervisionNotice kind="listens" />}
    />
  ),
  'popup/queue-long': () => (
    <Popup
      call={data.call({
        at: 7,
        startedAt: new Date(data.now - 612_000),
        receivedAt: new Date(data.now - 612_000),
      })}
    />
  ),
  'popup/stack-three': () => <StackOfThree />,
  'popup/caution': () => (
    <Popup
      call={data.call({
        state: 'connected',
        at: 192,
        caller: data.known({ ...data.yamada, caution: data.caution }),
      })}
      previous={<PreviousMemoLine previous={previous} now={data.now} />}
      memo={
        <DemoMemo
          text={'次回 11/27 19時、2名。\n送迎は北口'}
          status="saved"
          others={data.otherMemos}
        />
      }
    />
  ),
  'popup/hold': () => (
    <Popup
      call={data.call({ state: 'hold', at: 75, operator: data.tanaka, storeIndex: 1 })}
      memo={<DemoMemo text="在庫を確かめる" status="offline" />}
    />
  ),
  'popup/proposal-known': () => (
    <Over call={data.call({ ...over, recap: data.recap })} kept={data.transcript} />
  ),
  'popup/proposal-voicemail': () => (
    <Over
      call={data.call({ ...over, outcome: 'voicemail', voicemail: data.voicemail })}
      kept={null}
    />
  ),
  'popup/recap-waiting': () => <Over call={data.call(over)} kept={data.partsMissing('waiting')} />,
  'popup/recap-denied': () => <Over call={data.call(over)} kept={data.partsMissing('denied')} />,
  'popup/last-recap': () => (
    <Popup
      call={data.call({})}
      previous={
        <>
          <PreviousMemoLine previous={previous} now={data.now} />
          <LastRecapLine summary={data.recap.summary} at={previous.at} now={data.now} />
        </>
      }
    />
  ),
  'popup/ended': () => (
    <Popup
      call={data.call({
        state: 'ended',
        outcome: 'answered',
        operator: data.suzuki,
        talkMs: 192_000,
        storeIndex: 2,
      })}
      memo={<DemoMemo text="次回 11/27 19時" status="error" />}
    />
  ),
  'popup/missed': () => (
    <Popup
      call={data.call({
        state: 'ended',
        outcome: 'missed',
        waitMs: 25_000,
        storeIndex: 3,
        caller: data.known(
          data.contact({ kind: 'new', name: '高橋 美咲', kana: 'たかはし みさき' }),
        ),
      })}
    />
  ),
  'popup/unknown': () => (
    <Popup
      call={data.call({ caller: data.unknown, externalNumber: '+81335559999', storeIndex: 1 })}
    />
  ),
  'popup/shared': () => (
    <Popup
      call={data.call({ caller: data.shared, externalNumber: '+81335551234' })}
      sharedChoice={choice}
    />
  ),
  'popup/chosen': () => (
    <Popup
      call={data.call({ caller: data.shared, externalNumber: '+81335551234' })}
      sharedChoice={{ ...choice, chosen: data.yamada, onClear: () => {} }}
    />
  ),
  'popup/public-phone': () => (
    <Popup
      call={data.call({
        caller: data.withheld,
        externalNumber: null,
        withheld: true,
        withheldReason: 'payphone',
      })}
    />
  ),
  'popup/withheld': () => (
    <Popup call={data.call({ caller: data.withheld, externalNumber: null, withheld: true })} />
  ),
  'popup/internal': () => (
    <Popup
      call={data.call({
        direction: 'internal',
        colleague: '田中 健',
        caller: data.unknown,
        externalNumber: null,
      })}
    />
  ),
  'popup/long': () => (
    <Popup
      call={data.call({
        state: 'connected',
        at: 4000,
        caller: data.known({ ...data.longName, caution: data.caution }),
        store: { code: 'x', name: '東京国際フォーラム前グランドセントラル店' },
        operator: { ...data.tanaka, name: '勅使河原 久美子アレクサンドラ' },
      })}
      previous={
        <PreviousMemoLine
          previous={{ ...previous, text: previous.text.repeat(9) }}
          now={data.now}
        />
      }
      memo={<DemoMemo text={'長いメモ。'.repeat(40)} others={data.otherMemos} status="saving" />}
    />
  ),
  'popup/bare': () => (
    <Popup
      call={data.call({
        groupCode: null,
        store: null,
        isTest: true,
        caller: data.known(data.contact({})),
      })}
    />
  ),
  'popup/viewer': () => (
    <Popup
      call={data.call({ state: 'queued', at: 31 })}
      actions={null}
      memo={
        <MemoView value="" onChange={() => {}} status="idle" others={data.otherMemos} readOnly />
      }
    />
  ),
};
