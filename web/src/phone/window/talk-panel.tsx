import {
  IconArrowsJoin,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPhonePause,
  IconPhonePlus,
  IconPhoneCall,
  IconArrowForwardUp,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { usePhoneWords } from '../../words/phone/window.ts';
import {
  type Command,
  dialString,
  isFull,
  type PhoneCall,
  type PhoneState,
} from '../core/phone-state.ts';
import { Keypad } from './keypad.tsx';
import { BigButton } from './big-button.tsx';

/** What is open below the call. */
export type Panel = 'keypad' | 'transfer' | 'another' | null;

interface TalkPanelProps {
  state: PhoneState;
  /** The one that the buttons mean. */
  call: PhoneCall;
  panel: Panel;
  onPanel: (panel: Panel) => void;
  press: (command: Command) => void;
}

/** What can be done while somebody is on the line. */
export function TalkPanel({ state, call, panel, onPanel, press }: TalkPanelProps) {
  const words = usePhoneWords();
  const { id, isHeldByUs, isMuted, stage } = call;
  const { consulting } = state;
  const asked = state.calls.find((other) => other.id === consulting?.withId);
  if (stage !== 'talking') return null;
  const toggle = (which: Panel) => onPanel(panel === which ? null : which);
  return (
    <div className="talk-panel">
      {panel === 'keypad' && <Keypad onKey={(key) => press({ type: 'tone', id, key })} />}
      {panel === 'transfer' && (
        <NumberForm
          label={words.transferTo}
          actions={[
            { label: words.blind, act: (number) => press({ type: 'transfer', id, number }) },
            ...(isFull(state)
              ? []
              : [
                  {
                    label: words.consult,
                    act: (number: string) => press({ type: 'consult', id, number }),
                  },
                ]),
          ]}
          onDone={() => onPanel(null)}
        />
      )}
      {panel === 'another' && (
        <NumberForm
          label={words.number}
          actions={[{ label: words.call, act: (number) => press({ type: 'dial', number }) }]}
          onDone={() => onPanel(null)}
        />
      )}
      {consulting && asked?.stage === 'talking' && (
        <BigButton icon={IconArrowsJoin} tone="join" onPress={() => press({ type: 'join' })}>
          {words.join}
        </BigButton>
      )}
      <div className="talk-keys">
        <TalkKey
          icon={isHeldByUs ? IconPhoneCall : IconPhonePause}
          label={isHeldByUs ? words.resume : words.hold}
          shortcut="H"
          isOn={isHeldByUs}
          onPress={() => press({ type: 'hold', id, isHeld: !isHeldByUs })}
        />
        <TalkKey
          icon={isMuted ? IconMicrophoneOff : IconMicrophone}
          label={isMuted ? words.unmute : words.mute}
          shortcut="M"
          isOn={isMuted}
          onPress={() => press({ type: 'mute', id, isMuted: !isMuted })}
        />
        <TalkKey
          icon={IconDialpad}
          label={words.keypad}
          isOpen={panel === 'keypad'}
          onPress={() => toggle('keypad')}
        />
        <TalkKey
          icon={IconArrowForwardUp}
          label={words.transfer}
          shortcut="T"
          isOpen={panel === 'transfer'}
          onPress={() => toggle('transfer')}
        />
        {!isFull(state) && (
          <TalkKey
            icon={IconPhonePlus}
            label={words.another}
            isOpen={panel === 'another'}
            onPress={() => toggle('another')}
          />
        )}
      </div>
      <BigButton
        icon={IconPhoneOff}
        tone="end"
        shortcut="X"
        onPress={() => press({ type: 'hang-up', id })}
      >
        {words.hangUp}
        <Kbd>X</Kbd>
      </BigButton>
    </div>
  );
}

interface TalkKeyProps {
  icon: Icon;
  label: string;
  shortcut?: string;
  /** For what is either on or off. */
  isOn?: boolean;
  /** For what opens something below. */
  isOpen?: boolean;
  onPress: () => void;
}

function TalkKey({ icon: KeyIcon, label, shortcut, isOn = false, isOpen, onPress }: TalkKeyProps) {
  return (
    <button
      type="button"
      className={isOn || isOpen ? 'talk-key talk-key-on' : 'talk-key'}
      aria-expanded={isOpen}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <KeyIcon size={22} stroke={1.75} aria-hidden />
      <span className="talk-key-word">
        {label}
        {shortcut && <Kbd>{shortcut}</Kbd>}
      </span>
    </button>
  );
}

interface NumberFormProps {
  label: string;
  /** The first one is what Enter does. */
  actions: { label: string; act: (number: string) => void }[];
  onDone: () => void;
}

function NumberForm({ label, actions, onDone }: NumberFormProps) {
  const [typed, setTyped] = useState('');
  const isNumber = dialString(typed) !== '';
  const run = (act: (number: string) => void) => {
    if (!isNumber) return;
    act(typed);
    onDone();
  };
  return (
    <form
      className="number-form"
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = actions;
        if (first) run(first.act);
      }}
    >
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to type a number
        autoFocus
        className="input num"
        aria-label={label}
        placeholder={label}
        inputMode="tel"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="number-form-actions">
        {actions.map(({ label: text, act }, at) => (
          <Button
            key={text}
            look={at === 0 ? 'primary' : 'plain'}
            disabled={!isNumber}
            onClick={() => run(act)}
          >
            {text}
          </Button>
        ))}
      </div>
    </form>
  );
}
