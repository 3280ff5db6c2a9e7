import './popup-app.css';
import { Suspense, lazy, useEffect, useState } from 'react';
import { NumberContext } from '../../call/phone-number.tsx';
import { useStore } from '../../store.ts';
import { useWords } from '../../words/use-words.tsx';
import { type Wanted, popupUrl } from './address.ts';
import { CallPanel } from './call-panel.tsx';
import type { Inbox } from './inbox.ts';
import { PopupMessage } from './popup-message.tsx';
import type { PopupSession, PopupSessionStore } from './popup-session.ts';

// For the second call in a window: the first one doesn't wait for it.
const PopupTabs = lazy(() => import('../later.ts').then((m) => ({ default: m.PopupTabs })));
// There are no messages before somebody has done something.
const ToastRegion = lazy(() => import('../later.ts').then((m) => ({ default: m.ToastRegion })));
const ShortcutHelp = lazy(() =>
  import('../../ui/keys/shortcut-help.tsx').then((m) => ({ default: m.ShortcutHelp })),
);

/** The popup: the calls handed to it, live once it has signed itself in. */
export function PopupApp({ inbox, wanted }: { inbox: Inbox; wanted: Wanted }) {
  const words = useWords();
  const { stack, isOver } = useStore(inbox);
  const session = usePopupSession(inbox);
  const isReady = session.status === 'ready';
  const desk = isReady ? session.desk : null;
  const viewer = isReady ? session.member : (inbox.handedViewer()?.viewer ?? null);
  const selected = stack.tabs.find((tab) => tab.key === stack.selected)?.linkedId ?? null;
  useEffect(() => {
    if (selected !== null) history.replaceState(null, '', popupUrl(selected));
  }, [selected]);
  const isLost = useStore(isReady ? session.heartbeat : null, null)?.state === 'lost';

  if (isOver) return <PopupMessage title={words.popup.overTitle}>{words.popup.over}</PopupMessage>;
  if (session.status === 'signed-out' || session.status === 'out') {
    return <NoEntry status={session.status} />;
  }
  if (session.status === 'failed' && viewer === null) return <Failed />;
  if (stack.tabs.length === 0) {
    return wanted.kind === 'unreadable' ? (
      <PopupMessage title={words.popup.missingTitle}>{words.popup.missing}</PopupMessage>
    ) : (
      <PopupMessage title={words.popup.noneTitle}>{words.popup.none}</PopupMessage>
    );
  }
  return (
    <div className="popup">
      {stack.tabs.length > 1 && (
        <Suspense fallback={null}>
          <PopupTabs inbox={inbox} />
        </Suspense>
      )}
      {isLost && <output className="popup-lost">{words.connection.disconnected}</output>}
      <NumberContext value={isReady ? session.looks : null}>
        <main className="popup-panels">
          {stack.tabs.map((tab) => (
            <CallPanel
              key={tab.key}
              tab={tab}
              isSelected={tab.key === stack.selected}
              inbox={inbox}
              desk={desk}
              viewer={viewer}
              carried={stack.carried[tab.linkedId]}
            />
          ))}
        </main>
      </NumberContext>
      <Suspense fallback={null}>
        <ToastRegion />
      </Suspense>
      {isReady && (
        <Suspense fallback={null}>
          <ShortcutHelp />
        </Suspense>
      )}
    </div>
  );
}

function NoEntry({ status }: { status: 'signed-out' | 'out' }) {
  const words = useWords();
  useEffect(() => {
    document.title = words.popup.titleNone;
  }, [words]);
  if (status === 'out') {
    return <PopupMessage title={words.popup.outTitle}>{words.popup.out}</PopupMessage>;
  }
  const link = (
    <a className="button button-primary" href="/login">
      {words.popup.signIn}
    </a>
  );
  return (
    <PopupMessage title={words.popup.signedOutTitle} action={link}>
      {words.popup.signedOut}
    </PopupMessage>
  );
}

function Failed() {
  const words = useWords();
  const link = (
    <a className="button button-primary" href={location.href}>
      {words.popup.reload}
    </a>
  );
  return (
    <PopupMessage title={words.popup.failedTitle} action={link}>
      {words.popup.failed}
    </PopupMessage>
  );
}

const starting: PopupSession = { status: 'starting' };
const failed: PopupSession = { status: 'failed' };

/** The session; its code loads only after the first paint, so that people can read what was handed over meanwhile. */
function usePopupSession(inbox: Inbox): PopupSession {
  const [store, setStore] = useState<PopupSessionStore | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    import('./popup-session.ts').then(
      ({ startPopupSession, tellSeen, keepPlace, keepAwake }) => {
        if (gone) return;
        const started = startPopupSession(inbox.handedViewer()?.customerId ?? null);
        const offSeen = tellSeen(inbox);
        const offPlace = keepPlace();
        const offAwake = keepAwake();
        stop = () => {
          offSeen();
          offPlace();
          offAwake();
          started.stop();
        };
        setStore(started);
      },
      () => setIsBroken(true),
    );
    const offEnd = inbox.onEnd(() => stop());
    return () => {
      gone = true;
      offEnd();
      stop();
    };
  }, [inbox]);
  const session = useStore(store, starting);
  return isBroken ? failed : session;
}
