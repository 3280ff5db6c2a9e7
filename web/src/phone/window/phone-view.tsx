import type { Call } from '@cti/functions/model/calls/call';
import { IconSettings } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { type PhoneShortcutName, phoneShortcuts } from '../../ui/keys/phone-shortcuts.ts';
import { useKeys, useShortcut } from '../../ui/keys/use-keys.ts';
import { Notice } from '../../ui/notice.tsx';
import { usePhoneWords } from '../../words/phone/window.ts';
import { type Command, currentCall, type PhoneState } from '../core/phone-state.ts';
import { writtenNumber } from '../core/shown-call.ts';
import type { Sample } from '../line/quality.ts';
import { CallTile } from './call-tile.tsx';
import { DialForm } from './dial-form.tsx';
import { type Panel, TalkPanel } from './talk-panel.tsx';

interface PhoneViewProps {
  state: PhoneState;
  /** How the calls sound just now, by their ids. */
  samples: Readonly<Record<string, Sample>>;
  extension: string;
  /** The browser wants a press before this window may ring. */
  isMute: boolean;
  /** What is known about the calls, by their ids. */
  conversations: ReadonlyMap<string, Call>;
  press: (command: Command) => void;
  onCard: (call: Call) => void;
  onCheck: () => void;
  /** The sound check, while it's open. */
  check: ReactNode;
}

/** The phone: how the line is, the calls, and what can be done now. */
export function PhoneView(props: PhoneViewProps) {
  const { state, samples, extension, isMute, conversations, press, onCard, onCheck, check } = props;
  const words = usePhoneWords();
  const [panel, setPanel] = useState<Panel>(null);
  const field = useRef<HTMLInputElement>(null);
  const { line, calls, lastNumber, lastEnd, consulting } = state;
  const current = currentCall(state);
  const ringing = calls.find(({ stage }) => stage === 'ringing');
  const isTalking = calls.some(({ stage }) => stage === 'talking');
  const shownPanel = isTalking ? panel : null;

  usePhoneKey('answer', () => {
    if (ringing) press({ type: 'answer', id: ringing.id });
    return ringing !== undefined;
  });
  usePhoneKey('hangUp', () => {
    // A ringing call is turned down before anybody is cut off.
    const meant = ringing ?? current;
    if (meant) press({ type: 'hang-up', id: meant.id });
    return meant !== null && meant !== undefined;
  });
  usePhoneKey('hold', () => {
    if (current?.stage !== 'talking') return false;
    press({ type: 'hold', id: current.id, isHeld: !current.isHeldByUs });
    return true;
  });
  usePhoneKey('mute', () => {
    if (current?.stage !== 'talking') return false;
    press({ type: 'mute', id: current.id, isMuted: !current.isMuted });
    return true;
  });
  usePhoneKey('swap', () => {
    if (calls.length < 2) return false;
    press({ type: 'swap' });
    return true;
  });
  usePhoneKey('transfer', () => {
    if (!isTalking) return false;
    setPanel('transfer');
    return true;
  });
  usePhoneKey('openCard', () => {
    const call = current && conversations.get(current.id);
    if (call) onCard(call);
    return Boolean(call);
  });
  usePhoneKey('tone', (key) => {
    if (current?.stage !== 'talking') return false;
    press({ type: 'tone', id: current.id, key });
    return true;
  });
  usePhoneKey('redial', () => {
    if (lastNumber === null || calls.length > 0) return false;
    press({ type: 'dial', number: lastNumber });
    return true;
  });
  useShortcut('search', () => {
    field.current?.focus();
    return field.current !== null;
  });
  useShortcut('close', () => {
    if (shownPanel === null) return false;
    setPanel(null);
    return true;
  });

  const tiles = calls.toSorted((a, b) => order(a, current) - order(b, current));
  return (
    <div className="phone">
      <header className="phone-head">
        <p className={`phone-line phone-line-${line}`} aria-live="polite">
          <span className="phone-dot" aria-hidden />
          {words.extension(extension)}
          <span className="phone-line-word">{words.line[line]}</span>
        </p>
        <IconButton icon={IconSettings} label={words.check.open} onClick={onCheck} />
      </header>
      <main className="phone-main">
        <h1 className="aside">{words.title}</h1>
        {isMute && <Notice tone="plain">{words.isMute}</Notice>}
        {check || (
          <>
            <ul className="phone-calls" aria-live="polite">
              {tiles.map((call) => (
                <CallTile
                  key={call.id}
                  call={call}
                  conversation={conversations.get(call.id) ?? null}
                  sample={samples[call.id] ?? null}
                  isCurrent={call === current}
                  isAsked={consulting?.withId === call.id}
                  press={press}
                  onCard={onCard}
                />
              ))}
            </ul>
            {calls.length === 0 && lastEnd && (
              <div className="phone-note">
                <Notice tone={lastEnd.cause === 'over' ? 'plain' : 'missed'}>
                  {words.ended[lastEnd.cause]}
                  <span className="num"> {writtenNumber(lastEnd.number) ?? words.noNumber}</span>
                </Notice>
              </div>
            )}
            {isTalking && current && (
              <TalkPanel
                state={state}
                call={current}
                panel={shownPanel}
                onPanel={setPanel}
                press={press}
              />
            )}
            {calls.length === 0 && (
              <DialForm
                ref={field}
                isReady={line === 'registered'}
                lastNumber={lastNumber}
                onDial={(number) => press({ type: 'dial', number })}
              />
            )}
          </>
        )}
      </main>
    </div>
  );
}

/** What rings comes first, then who is talked to. */
function order(
  call: PhoneState['calls'][number],
  current: PhoneState['calls'][number] | null,
): number {
  if (call.stage === 'ringing') return 0;
  return call === current ? 1 : 2;
}

const usePhoneKey = (name: PhoneShortcutName, handler: (key: string) => boolean): void =>
  useKeys(name, phoneShortcuts[name], handler);
