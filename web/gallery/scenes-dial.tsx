import { type ReactNode, useEffect, useRef } from 'react';
import { contactRecordSchema, type NoCalls } from '@cti/functions/model/contacts/contact';
import { CallCard } from '../src/popup/card/card.tsx';
import type { DialDesk } from '../src/dial/dial-desk.ts';
import { DialView, NoNumberView } from '../src/dial/dial-view.tsx';
import { NoCallsDialog } from '../src/dial/use-dialling.tsx';
import { PreviousMemoLine } from '../src/popup/card/previous-memo.tsx';
import { showToast } from '../src/ui/toast.tsx';
import { ToastRegion } from '../src/ui/toast-region.tsx';
import { DialerApp, DialerView, type DialerStage } from '../src/dial/window/dialer-app.tsx';
import { useDialWords } from '../src/words/dial/use-dial-words.ts';
import { Frame } from './frame.tsx';
import * as data from './fixtures.ts';
import { DemoActions, DemoMemo } from './scenes-popup.tsx';

const nothingChosen = { status: 'ready', data: null, fromCache: false };

/** A desk that knows one contact and writes nothing. */
export const restingDialDesk = {
  mayCall: true,
  preferences: () => ({ get: () => nothingChosen, subscribe: () => () => {} }),
  newIntentId: () => 'gallery',
  begin: () => Promise.resolve(),
  wasPlaced: () => new Promise(() => {}),
  contactsOf: () => Promise.resolve([data.yamada]),
  callLater: () => Promise.resolve(),
  setNoCalls: () => Promise.resolve(),
} as unknown as DialDesk;

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
};
