import { IconBackspace, IconPhone } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { usePhoneWords } from '../../words/phone/window.ts';
import { dialString } from '../core/phone-state.ts';
import { writtenNumber } from '../core/shown-call.ts';
import { Keypad } from './keypad.tsx';

interface DialFormProps {
  isReady: boolean;
  lastNumber: string | null;
  onDial: (number: string) => void;
  ref: Ref<HTMLInputElement>;
}

/** A number to call: typed, pasted, or pressed. */
export function DialForm({ isReady, lastNumber, onDial, ref }: DialFormProps) {
  const words = usePhoneWords();
  const [typed, setTyped] = useState('');
  const canDial = isReady && dialString(typed) !== '';
  return (
    <form
      className="dial-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canDial) onDial(typed);
      }}
    >
      <div className="dial-form-number">
        <input
          ref={ref}
          className="input dial-form-field num"
          aria-label={words.number}
          placeholder={words.number}
          inputMode="tel"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {typed !== '' && (
          <IconButton
            icon={IconBackspace}
            label={words.back}
            onClick={() => setTyped(typed.slice(0, -1))}
          />
        )}
      </div>
      <Keypad onKey={(key) => setTyped((before) => before + key)} />
      <button type="submit" className="phone-big phone-big-answer" disabled={!canDial}>
        <IconPhone size={24} stroke={1.75} aria-hidden />
        {words.call}
      </button>
      {lastNumber !== null && (
        <Button
          look="quiet"
          shortcut="R"
          disabled={!isReady}
          className="dial-form-redial"
          onClick={() => onDial(lastNumber)}
        >
          {words.redial(writtenNumber(lastNumber) ?? lastNumber)}
        </Button>
      )}
    </form>
  );
}
