import './dialer-app.css';
import { useEffect, useRef, useState } from 'react';
import {
  dialerAddress,
  dialerClientIdPattern,
  dialerOrigin,
} from '@cti/functions/model/desk/dialer';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDialerWords } from '../../words/dial/dialer.ts';
import { takeCalls } from '../dialer-line.ts';
import { enableTab, initiateCall, signedInBy } from './dialer-messages.ts';

/** After this long without a word, the frame is taken to be kept out by the browser. */
const silentAfterMs = 20_000;

/** How far Dialpad's frame has come. */
type FrameStage = 'loading' | 'silent' | 'signed-out' | 'ready';
export type DialerStage = FrameStage | 'offline';

/** The client id in the address of the window; null = there's none, or something else. */
export function clientIdIn(hash: string): string | null {
  const clientId = hash.replace(/^#/, '');
  return dialerClientIdPattern.test(clientId) ? clientId : null;
}

/** The whole window: Dialpad's mini dialer, and a line that says how it's doing. */
export function DialerApp({ clientId }: { clientId: string | null }) {
  const words = useDialerWords();
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  useEscape();
  if (clientId === null) {
    return <DialerMessage title={words.noClient}>{words.noClientHint}</DialerMessage>;
  }
  return <Dialer clientId={clientId} />;
}

function Dialer({ clientId }: { clientId: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const stage = useFrame(frame);
  const isOnline = useOnline();
  const hasMicrophone = useMicrophone();
  // A frame that speaks is there, whatever the browser thinks of the network; and a call may outlive a gap.
  const isLost = !isOnline && (stage === 'loading' || stage === 'silent');
  useEffect(() => {
    if (!isLost) return;
    const again = () => location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isLost]);
  return (
    <DialerView stage={isLost ? 'offline' : stage} hasMicrophone={hasMicrophone}>
      <DialerFrame ref={frame} clientId={clientId} />
    </DialerView>
  );
}

interface DialerViewProps {
  stage: DialerStage;
  /** False = the person, or the browser, has said no. */
  hasMicrophone: boolean;
  /** The frame. */
  children: React.ReactNode;
}

/** One line above, the frame below. */
export function DialerView({ stage, hasMicrophone, children }: DialerViewProps) {
  const words = useDialerWords();
  const again = <Button onClick={() => location.reload()}>{words.reload}</Button>;
  return (
    <main className="dialer">
      <h1 className="aside" tabIndex={-1}>
        {words.title}
      </h1>
      <div className="dialer-line" aria-live="polite">
        {!hasMicrophone && (
          <Notice tone="missed" action={stage !== 'silent' && again}>
            {words.noMicrophone}
          </Notice>
        )}
        {stage === 'loading' && <p>{words.loading}</p>}
        {stage === 'ready' && <p>{words.ready}</p>}
        {stage === 'offline' && (
          <Notice tone="missed">
            <strong>{words.offline}</strong> {words.offlineHint}
          </Notice>
        )}
        {stage === 'signed-out' && <Notice tone="plain">{words.signIn}</Notice>}
        {stage === 'silent' && (
          <Notice tone="missed" action={again}>
            {words.silent}
          </Notice>
        )}
      </div>
      {children}
    </main>
  );
}

function DialerFrame({ clientId, ref }: { clientId: string; ref: React.Ref<HTMLIFrameElement> }) {
  const words = useDialerWords();
  return (
    <iframe
      className="dialer-frame"
      ref={ref}
      title={words.title}
      src={dialerAddress(clientId)}
      // As Dialpad asks for, less camera, screen and HID: calls need a microphone.
      allow="microphone; speaker-selection; autoplay"
      // Its page may look at who frames it; the rest of our address is none of its business.
      referrerPolicy="strict-origin"
    />
  );
}

function DialerMessage({ title, children }: { title: string; children: string }) {
  const words = useDialerWords();
  return (
    <main className="dialer-message">
      <h1>{title}</h1>
      <p>{children}</p>
      <Button onClick={() => window.close()}>{words.close}</Button>
    </main>
  );
}

/** Listens to the frame, and takes calls for it while somebody is signed in there. */
function useFrame(frame: React.RefObject<HTMLIFrameElement | null>): FrameStage {
  const [stage, setStage] = useState<FrameStage>('loading');
  useEffect(() => {
    const hear = (message: MessageEvent<unknown>) => {
      const isSignedIn = signedInBy(message, frame.current?.contentWindow ?? null);
      if (isSignedIn !== null) setStage(isSignedIn ? 'ready' : 'signed-out');
    };
    window.addEventListener('message', hear);
    const timer = setTimeout(
      () => setStage((now) => (now === 'loading' ? 'silent' : now)),
      silentAfterMs,
    );
    return () => {
      window.removeEventListener('message', hear);
      clearTimeout(timer);
    };
  }, [frame]);
  useEffect(() => {
    if (stage !== 'ready') return;
    const tell = (message: object) =>
      frame.current?.contentWindow?.postMessage(message, dialerOrigin);
    tell(enableTab);
    return takeCalls((call) => tell(initiateCall(call)));
  }, [frame, stage]);
  return stage;
}

/** Escape closes the window, unless the focus is in the frame: there it's Dialpad's. */
function useEscape(): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') window.close();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}

/** Whether the microphone isn't blocked: allowed, or still to be asked for. */
function useMicrophone(): boolean {
  const [hasMicrophone, setMicrophone] = useState(true);
  useEffect(() => {
    let status: PermissionStatus | undefined;
    let gone = false;
    const look = () => setMicrophone(status?.state !== 'denied');
    navigator.permissions.query({ name: 'microphone' }).then(
      (found) => {
        if (gone) return;
        status = found;
        status.addEventListener('change', look);
        look();
      },
      // A browser that can't say.
      () => {},
    );
    return () => {
      gone = true;
      status?.removeEventListener('change', look);
    };
  }, []);
  return hasMicrophone;
}
