import './hours.css';
import { useHoursWords } from '../../words/settings/hours.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';

/** On the hour, from midnight to eleven in the morning. */
const offered = Array.from({ length: 12 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

interface DayEndProps {
  /** `05:00`. */
  value: string;
  onChange: (dayEndsAt: string) => Promise<void>;
}

/** When the business day ends: for a shop that closes in the morning, the night counts towards the day before. */
export function DayEnd({ value, onChange }: DayEndProps) {
  const words = useHoursWords();
  const { common } = useSettingsWords();
  const { isBusy, refusal, run } = useRequest();
  const times = offered.includes(value) ? offered : [...offered, value].toSorted();
  return (
    <section className="day-end" aria-labelledby="day-end">
      <h2 id="day-end">{words.dayEnd}</h2>
      <SelectField
        label={words.dayEndLabel}
        hint={words.dayEndHint}
        value={value}
        disabled={isBusy}
        onChange={({ target }) =>
          void run(async () => {
            await onChange(target.value);
            showToast(common.saved);
          })
        }
      >
        {times.map((time) => (
          <option key={time} value={time}>
            {time === '00:00' ? words.midnight : words.morning(time.replace(/^0/, ''))}
          </option>
        ))}
      </SelectField>
      <RefusalLine code={refusal} />
    </section>
  );
}
