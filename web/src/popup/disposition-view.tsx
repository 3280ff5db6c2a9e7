import '../ui/field.css';
import './disposition-view.css';
import { fromLocalInput, toLocalInput } from '@cti/functions/model/japan-time';
import type { WrapUp } from '@cti/functions/model/wrap-up';
import { cx } from '../ui/cx.ts';
import { useAfterCallWords } from '../words/after-call/use-after-call-words.ts';

interface DispositionViewProps {
  settings: Pick<WrapUp, 'mode' | 'dispositions' | 'asksTime'>;
  value: string | null;
  callbackAt: Date | null;
  onChoose: (disposition: string | null) => void;
  onCallbackAt: (at: Date) => void;
}

/** The select and, if the choice asks for one, the time beside it. */
export function DispositionView(props: DispositionViewProps) {
  const { settings, value, callbackAt, onChoose, onCallbackAt } = props;
  const words = useAfterCallWords();
  const { dispositions } = settings;
  const isMissing = settings.mode === 'required' && !value;
  // An earlier choice stays visible even if it's no longer on offer.
  const choices = value && !dispositions.includes(value) ? [value, ...dispositions] : dispositions;
  const asksTime = value !== null && settings.asksTime.includes(value);
  return (
    <div className={cx('disposition', asksTime && 'disposition-timed')}>
      <select
        className={cx('input select disposition-select', isMissing && 'disposition-required')}
        aria-label={words.result}
        aria-required={settings.mode === 'required'}
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">
          {isMissing ? `${words.choose}（${words.required}）` : words.choose}
        </option>
        {choices.map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </select>
      {asksTime && (
        <input
          key={callbackAt?.getTime() ?? 0}
          type="datetime-local"
          className="input disposition-time num"
          aria-label={words.callbackAt}
          title={words.callbackAt}
          defaultValue={callbackAt ? toLocalInput(callbackAt) : ''}
          onBlur={(event) => {
            const at = fromLocalInput(event.target.value);
            if (at && at.getTime() !== callbackAt?.getTime()) onCallbackAt(at);
          }}
        />
      )}
    </div>
  );
}
