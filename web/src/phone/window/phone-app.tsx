import './phone.css';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { groupScope } from '../../firebase/call-queries.ts';
import { useActiveCalls } from '../../firebase/live-calls.ts';
import { createPopupWindow, type PopupWindow } from '../../ring/ways/popup-window.ts';
import { createRinger } from '../../ring/ways/sound/ringer.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/button.tsx';
import { ToastRegion } from '../../ui/toast-region.tsx';
import { ShortcutHelp } from '../../ui/keys/shortcut-help.tsx';
import { usePhoneWords } from '../../words/phone/window.ts';
import type { PhoneDesk } from '../core/phone-desk.ts';
import { conversationOf } from '../core/shown-call.ts';
import { phoneChoices, playRingback, ringerContext } from '../line/devices.ts';
import { CheckPanel } from './check-panel.tsx';
import { createOwnPhone, type OwnPhone } from './open-phone.ts';
import { PhoneView } from './phone-view.tsx';
import { usePhoneSession } from './use-phone-session.ts';

/** The whole window: the phone, or why there's none here. */
export function PhoneApp() {
  const words = usePhoneWords();
  const session = usePhoneSession();
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  switch (session.status) {
    case 'starting':
      return <PhoneMessage title={words.starting} />;
    case 'signed-out':
      return (
        <PhoneMessage
          title={words.signedOut}
          action={
            <a className="button button-primary" href="/login">
              {words.signIn}
            </a>
          }
        />
      );
    case 'out':
      return <PhoneMessage title={words.out} />;
    case 'ready': {
      const { customerId, member } = session;
      return (
        <>
          <MyPhone key={`${customerId}.${member.uid}`} customerId={customerId} member={member} />
          <ToastRegion />
          <ShortcutHelp />
        </>
      );
    }
  }
}

interface MyPhoneProps {
  customerId: string;
  member: Member;
}

function MyPhone({ customerId, member }: MyPhoneProps) {
  const words = usePhoneWords();
  const { uid } = member;
  const [phone] = useState(() => createOwnPhone({ customerId, uid }));
  useEffect(() => phone.start(), [phone]);
  const now = useStore(phone);
  switch (now.status) {
    case 'starting':
      return <PhoneMessage title={words.starting} />;
    case 'elsewhere': {
      const { title, text, talks, action, cut } = words.elsewhere;
      return (
        <PhoneMessage
          title={title}
          action={
            <Button look={now.talks ? 'danger' : 'primary'} onClick={phone.takeOver}>
              {now.talks ? cut : action}
            </Button>
          }
        >
          {now.talks ? talks : text}
        </PhoneMessage>
      );
    }
    case 'moved':
      return (
        <PhoneMessage
          title={words.moved.title}
          action={
            <Button look="primary" onClick={phone.takeOver}>
              {words.elsewhere.action}
            </Button>
          }
        >
          {words.moved.text}
        </PhoneMessage>
      );
    case 'refused': {
      const { code } = now;
      const known = code === 'no-softphone' || code === 'no-extension' || code === 'not-an-admin';
      return (
        <PhoneMessage
          title={words.title}
          action={<Button onClick={phone.takeOver}>{words.retry}</Button>}
        >
          {words.refused[known ? code : 'other']}
        </PhoneMessage>
      );
    }
    case 'ready':
      return <LivePhone {...{ customerId, member, phone }} {...now} />;
  }
}

type LivePhoneProps = MyPhoneProps & {
  phone: OwnPhone;
  desk: PhoneDesk;
  extension: string;
  echo: string | null;
};

function LivePhone({ customerId, member, phone, desk, extension, echo }: LivePhoneProps) {
  const state = useStore(desk);
  const samples = useStore(phone.samples);
  const conversations = useConversations({ customerId, member, phone, desk, extension });
  const popup = useRef<PopupWindow | null>(null);
  useEffect(() => {
    const created = createPopupWindow();
    popup.current = created;
    return created.dispose;
  }, []);
  const isMute = useSounds(desk);
  const [showsCheck, showCheck] = useCheckPart();
  const openCard = (call: Call) => void popup.current?.show({ customerId, call, viewer: member });
  return (
    <PhoneView
      state={state}
      samples={samples}
      extension={extension}
      isMute={isMute}
      conversations={conversations}
      press={desk.press}
      onCard={openCard}
      onCheck={() => showCheck(!showsCheck)}
      check={
        showsCheck && (
          <CheckPanel
            onClose={() => showCheck(false)}
            onEcho={
              echo === null
                ? null
                : () => {
                    showCheck(false);
                    desk.press({ type: 'dial', number: echo });
                  }
            }
          />
        )
      }
    />
  );
}

/** The conversations that this phone's calls belong to, by the calls' ids. Once known they stay, till the call is over. */
function useConversations({
  customerId,
  member,
  phone,
  desk,
  extension,
}: Omit<LivePhoneProps, 'echo'>): ReadonlyMap<string, Call> {
  const { calls } = useStore(desk);
  const scope = useMemo(() => groupScope(member), [member]);
  const active = useActiveCalls(customerId, scope);
  const known = useStore(phone.linkedIds);
  const found = useMemo(() => {
    const rows = active.status === 'ready' ? active.data : [];
    const result = new Map<string, Call>();
    for (const call of calls) {
      const before = rows.find(({ linkedId }) => linkedId === known.get(call.id));
      const conversation =
        before ?? conversationOf(call, rows, { email: member.email, extensions: [extension] });
      if (conversation) result.set(call.id, conversation);
    }
    return result;
  }, [active, calls, known, extension, member.email]);
  useEffect(() => {
    for (const [id, { linkedId }] of found) {
      if (known.get(id) !== linkedId) phone.belongs(id, linkedId);
    }
  }, [found, known, phone]);
  return found;
}

/**
 * Rings for a call, softly for a second one; and says that it rings at the other end. True = the browser wants a press
 * before this window may ring.
 */
function useSounds(desk: PhoneDesk): boolean {
  const { calls } = useStore(desk);
  const { rings } = useStore(phoneChoices);
  const [ringer] = useState(() => createRinger(ringerContext));
  const isRinging = calls.some(({ stage }) => stage === 'ringing');
  const isBusy = calls.some(({ stage }) => stage !== 'ringing');
  const isCalling = calls.some(({ stage }) => stage === 'calling');
  useEffect(() => {
    if (!isRinging || !rings) return;
    if (isBusy) return ringer.tick();
    ringer.start('bell');
    return ringer.stop;
  }, [isRinging, isBusy, rings, ringer]);
  useEffect(() => (isCalling ? playRingback() : undefined), [isCalling]);
  useEffect(() => ringer.open(), [ringer]);
  return useStore(ringer) === 'blocked' && rings;
}

/** `#check` in the address shows the sound check: the console's own check leads here. */
function useCheckPart(): [boolean, (isShown: boolean) => void] {
  const [isShown, setShown] = useState(location.hash === '#check');
  useEffect(() => {
    const look = () => {
      if (location.hash === '#check') setShown(true);
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return [
    isShown,
    (next) => {
      if (!next) history.replaceState(null, '', location.pathname);
      setShown(next);
    },
  ];
}

function PhoneMessage({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <main className="phone-message">
      <h1>{title}</h1>
      {children && <p>{children}</p>}
      {action}
    </main>
  );
}
