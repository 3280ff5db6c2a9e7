import { type ReactNode, useEffect, useRef } from 'react';
import type { BlockedNumber } from '@cti/functions/model/calls/dialling';
import { legSchema } from '@cti/functions/model/calls/call';
import { contactRecordSchema, type NoCalls } from '@cti/functions/model/contacts/contact';
import { CallCard } from '../src/popup/card/card.tsx';
import type { DialDesk } from '../src/dial/dial-desk.ts';
import { BlockDialog, UnblockDialog } from '../src/dial/blocking.tsx';
import { numberLooks } from '../src/dial/number-looks.tsx';
import { NumberNotes } from '../src/call/number-notes.tsx';
import { NumberContext } from '../src/call/phone-number.tsx';
import { DialView, NoNumberView } from '../src/dial/dial-view.tsx';
import { NoCallsDialog } from '../src/dial/use-dialling.tsx';
import { SteerCall, TransferDialog } from '../src/popup/steer-call.tsx';
import { createMemoDraft } from '../src/popup/memo/memo-draft.ts';
import type { Steering, TransferTarget } from '../src/dial/steering.ts';
import { PreviousMemoLine } from '../src/popup/card/previous-memo.tsx';
import { CallRefused } from '../src/firebase/callables.ts';
import { showToast } from '../src/ui/toast.tsx';
import { ToastRegion } from '../src/ui/toast-region.tsx';
import { DialerApp, DialerView, type DialerStage } from '../src/dial/window/dialer-app.tsx';
import { useDialWords } from '../src/words/dial.ts';
import { Frame } from './frame.tsx';
import * as data from './fixtures.ts';
import { DemoActions, DemoMemo } from './scenes-popup.tsx';

function still(data: unknown) {
  const live = { status: 'ready', data, fromCache: false };
  return { get: () => live, subscribe: () => () => {} };
}

export const blockedCaller: BlockedNumber = {
  number: '+819012345678',
  reason: '無言電話が続いたため',
  byUid: 'suzuki',
  byName: '鈴木 亜美',
  at: new Date('2026-11-12T20:10:00+09:00'),
};

/** A desk that knows one contact and writes nothing. */
export const restingDialDesk = {
  mayCall: true,
  preferences: () => still(null),
  abilities: () => still({ calls: true, blocks: true }),
  bridges: () => still([]),
  systemOf: () => 'dialpad',
  dialpadUser: () => still(null),
  blocked: () => still([]),
  callerIdOf: () => Promise.resolve(null),
  placeCall: () => Promise.resolve(),
  block: () => Promise.resolve(),
  unblock: () => Promise.resolve(),
  newIntentId: () => 'gallery',
  begin: () => Promise.resolve(),
  wasPlaced: () => new Promise(() => {}),
  contactsOf: () => Promise.resolve([data.yamada]),
  callLater: () => Promise.resolve(),
  setNoCalls: () => Promise.resolve(),
} as unknown as DialDesk;

const blockingDesk = { ...restingDialDesk, blocked: () => still([blockedCaller]) } as DialDesk;

/** Five calls were placed within the last minute. */
const waitingDesk = {
  ...restingDialDesk,
  preferences: () => still({ dialWay: 'api' }),
  dialpadUser: () =>
    still({ placedAt: [48, 30, 20, 10, 5].map((s) => new Date(data.now - s * 1000)) }),
} as DialDesk;

const targets: TransferTarget[] = [
  { type: 'member', id: 'nakano', name: '中野 健' },
  { type: 'member', id: 'nishimura', name: '西村 あかり' },
  { type: 'member', id: 'nishikori', name: '錦織 翔太' },
  { type: 'department', id: '1', name: '予約受付' },
  { type: 'callcenter', id: '2', name: 'お客さま窓口' },
  { type: 'office', id: '3', name: '大阪オフィス' },
];

const steering = {
  abilities: () => still({ calls: true, blocks: true }),
  bridges: () => still([{ id: 'pbx', commands: true, receivedAt: new Date() }]),
  hangUp: () => new Promise(() => {}),
  targets: () => Promise.resolve(targets),
  transfer: () => new Promise(() => {}),
} as unknown as Steering;

const me = { uid: 'me', name: '鈴木 亜美', email: 'ami@example.com', role: 'operator' } as const;

/** A call that the person looking at it talks on. */
const talking = data.call({
  state: 'connected',
  at: 75,
  operator: { id: '71', name: me.name, email: me.email },
  legs: {
    11: legSchema.parse({
      state: 'connected',
      targetType: 'user',
      target: { id: '71', name: me.name, email: me.email },
      connectedAt: data.call({ at: 75 }).startedAt,
    }),
  },
});

/** The card of a call that can be ended and transferred, with one of its buttons pressed. */
function SteeredCard({
  press,
  isAtPhone = false,
  children,
}: {
  press?: number;
  /** The call is at a phone system behind a bridge. */
  isAtPhone?: boolean;
  children?: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (press === undefined) return;
      place.current?.querySelectorAll<HTMLElement>('.card-actions .button')[press]?.click();
    });
    return () => clearTimeout(timer);
  }, [press]);
  return (
    <div ref={place} style={{ height: '100%' }}>
      <main style={{ height: '100%' }}>
        <CallCard
          call={talking}
          now={data.now}
          memo={<DemoMemo text="21時に120分、場所は駅前" />}
          actions={
            <>
              <SteerCall
                call={isAtPhone ? { ...talking, source: 'relay' } : talking}
                steering={steering}
                viewer={me}
                draft={createMemoDraft()}
              />
              <DemoActions />
            </>
          }
        />
        {children}
      </main>
    </div>
  );
}

/** The caller's number with its menu open. */
function OpenMenu({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      place.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
    });
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={place} style={{ height: '100%' }}>
      {children}
    </div>
  );
}

const owner = (noCalls: NoCalls | null) => ({
  ...contactRecordSchema.parse({ ...data.yamada, phones: ['+819012345678'], noCalls }),
  id: 'yamada',
});

const refusal = { authorName: '鈴木 亜美', at: new Date('2026-10-02T15:00:00+09:00') };

/** A call that somebody has just placed. */
function OutboundCard() {
  return (
    <main style={{ height: '100%' }}>
      <CallCard
        call={data.call({
          direction: 'outbound',
          state: 'calling',
          at: 4,
          ringing: [],
          caller: data.known({ ...data.yamada, noCalls: refusal }),
        })}
        now={data.now}
        previous={
          <PreviousMemoLine
            previous={{
              text: '送迎を30分早くしてほしい。金曜に折返す約束',
              authorName: '鈴木 亜美',
              at: new Date('2026-11-12T20:10:00+09:00'),
            }}
            now={data.now}
          />
        }
        memo={<DemoMemo />}
        actions={<DemoActions />}
      />
    </main>
  );
}

function NotPlaced() {
  const words = useDialWords();
  useEffect(() => showToast(words.notPlaced('090-1234-5678'), { tone: 'missed' }), [words]);
  return <ToastRegion />;
}

/** The mini dialer's own page, which is Dialpad's. */
function MiniDialer({ stage, mute = false }: { stage: DialerStage; mute?: boolean }) {
  return (
    <DialerView stage={stage} hasMicrophone={!mute}>
      <div className="dialer-frame" />
    </DialerView>
  );
}

export const dialScenes: Record<string, () => ReactNode> = {
  'popup/dialer-ready-plain': () => <MiniDialer stage="ready" />,
  'popup/dialer-loading': () => <MiniDialer stage="loading" />,
  'popup/dialer-signed-out-plain': () => <MiniDialer stage="signed-out" />,
  'popup/dialer-silent-plain': () => <MiniDialer stage="silent" mute />,
  'popup/dialer-no-client-plain': () => <DialerApp clientId={null} />,
  'popup/dialer-offline': () => <MiniDialer stage="offline" />,
  'popup/outbound-plain': () => <OutboundCard />,
  'dial/asks-plain': () => (
    <Frame at="/dial">
      <DialView number="+819012345678" contacts={[owner(null)]} desk={restingDialDesk} />
    </Frame>
  ),
  'dial/refused-plain': () => (
    <Frame at="/dial">
      <DialView number="+819012345678" contacts={[owner(refusal)]} desk={restingDialDesk} />
    </Frame>
  ),
  'dial/nobody': () => (
    <Frame at="/dial">
      <DialView number="+14155550100" contacts={[]} desk={restingDialDesk} />
    </Frame>
  ),
  'dial/unreadable': () => (
    <Frame at="/dial">
      <NoNumberView />
    </Frame>
  ),
  'dial/no-calls-plain': () => (
    <Frame at="/dial">
      <NoCallsDialog onCall={() => {}} onClose={() => {}} />
    </Frame>
  ),
  'dial/not-placed-plain': () => (
    <Frame at="/dial">
      <h1 className="aside">発信</h1>
      <NotPlaced />
    </Frame>
  ),
  'popup/number-menu-plain': () => (
    <OpenMenu>
      <main style={{ height: '100%' }}>
        <CallCard
          call={data.call({ state: 'connected', at: 75 })}
          now={data.now}
          memo={<DemoMemo />}
          actions={<DemoActions />}
        />
      </main>
    </OpenMenu>
  ),
  'popup/steer-plain': () => <SteeredCard />,
  'popup/steer-ending-plain': () => <SteeredCard press={1} />,
  'popup/steer-transfer-plain': () => <SteeredCard press={0} />,
  'popup/steer-transfer-refused-plain': () => (
    <SteeredCard>
      <TransferDialog
        system="dialpad"
        load={() => Promise.reject(new CallRefused('dialpad-busy', null))}
        transfer={() => Promise.resolve()}
        onClose={() => {}}
      />
    </SteeredCard>
  ),
  'popup/steer-nobody-plain': () => (
    <SteeredCard>
      <TransferDialog
        system="dialpad"
        load={() => Promise.resolve([])}
        transfer={() => Promise.resolve()}
        onClose={() => {}}
      />
    </SteeredCard>
  ),
  'popup/steer-phone-plain': () => (
    <SteeredCard>
      <TransferDialog
        system="bridge"
        load={() => Promise.resolve(targets.slice(0, 3))}
        transfer={() => Promise.resolve()}
        onClose={() => {}}
      />
    </SteeredCard>
  ),
  'popup/steer-phone-buttons-plain': () => <SteeredCard isAtPhone />,
  'dial/block-plain': () => (
    <Frame at="/dial">
      <BlockDialog text="090-1234-5678" act={() => Promise.resolve()} onClose={() => {}} />
    </Frame>
  ),
  'dial/unblock-plain': () => (
    <Frame at="/dial">
      <UnblockDialog
        text="090-1234-5678"
        blocked={blockedCaller}
        act={() => Promise.resolve()}
        onClose={() => {}}
      />
    </Frame>
  ),
  'popup/blocked-menu-plain': () => (
    <NumberContext value={numberLooks(blockingDesk)}>
      <OpenMenu>
        <main style={{ height: '100%' }}>
          <CallCard
            call={data.call({ state: 'connected', at: 75 })}
            now={data.now}
            notice={<NumberNotes values={['+819012345678']} />}
            memo={<DemoMemo />}
            actions={<DemoActions />}
          />
        </main>
      </OpenMenu>
    </NumberContext>
  ),
  'popup/waits-plain': () => (
    <NumberContext value={numberLooks(waitingDesk)}>
      <OpenMenu>
        <main style={{ height: '100%' }}>
          <CallCard
            call={data.call({ state: 'connected', at: 75 })}
            now={data.now}
            memo={<DemoMemo />}
            actions={<DemoActions />}
          />
        </main>
      </OpenMenu>
    </NumberContext>
  ),
};
