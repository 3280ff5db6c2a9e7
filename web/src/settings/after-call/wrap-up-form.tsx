import './after-call.css';
import type { RefusalCode } from '@cti/functions/model/callables';
import { type WrapUp, dispositionModes } from '@cti/functions/model/desk/wrap-up';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { InputField, TextareaField } from '../../ui/field.tsx';
import { useAfterCallWords } from '../../words/after-call.ts';
import { useWords } from '../../words/use-words.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { dispositionsIn, draftOf, readDraft } from './wrap-up-draft.ts';

interface WrapUpFormProps {
  settings: WrapUp;
  isBusy: boolean;
  refusal: RefusalCode | null;
  onSave: (settings: WrapUp) => void;
}

/** What happens after a call: the wrap-up's length, the dispositions, and which of them ask for a time. */
export function WrapUpForm({ settings, isBusy, refusal, onSave }: WrapUpFormProps) {
  const { settings: words } = useAfterCallWords();
  const { common } = useWords();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [isChecked, setIsChecked] = useState(false);
  const read = readDraft(draft);
  const problem = isChecked && typeof read === 'string' ? read : null;
  const change = (fields: Partial<typeof draft>) => setDraft({ ...draft, ...fields });
  const toggle = (label: string, asks: boolean) =>
    change({
      asksTime: asks ? [...draft.asksTime, label] : draft.asksTime.filter((one) => one !== label),
    });
  return (
    <form
      className="after-call"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (typeof read !== 'string') onSave(read);
      }}
    >
      <InputField
        className="after-call-short"
        label={words.seconds}
        inputMode="numeric"
        autoComplete="off"
        value={draft.seconds}
        hint={words.secondsHint}
        error={problem === 'secondsWrong' ? words.secondsWrong : null}
        onChange={(event) => change({ seconds: event.target.value })}
      />
      <Choice
        label={words.mode}
        value={draft.mode}
        options={dispositionModes.map((mode) => ({ value: mode, label: words.modes[mode] }))}
        onChange={(mode) => change({ mode })}
      />
      <p className="settings-note">{words.modeHint}</p>
      <TextareaField
        label={words.dispositions}
        rows={7}
        disabled={draft.mode === 'off'}
        value={draft.lines}
        hint={words.dispositionsHint}
        error={problem && problem !== 'secondsWrong' ? words[problem] : null}
        onChange={(event) => change({ lines: event.target.value })}
      />
      {draft.mode !== 'off' && (
        <fieldset className="after-call-checks">
          <legend>{words.asksTime}</legend>
          {dispositionsIn(draft.lines).map((label) => (
            <label key={label}>
              <input
                type="checkbox"
                checked={draft.asksTime.includes(label)}
                onChange={(event) => toggle(label, event.target.checked)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <RefusalLine code={refusal} />
      <Button type="submit" look="primary" busy={isBusy}>
        {common.save}
      </Button>
    </form>
  );
}
