import './hours.css';
import { dayStartMs, readDay } from '@cti/functions/model/text/japan-time';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { InputField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHoursWords } from '../../words/settings/hours.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { Form } from '../../ui/form.tsx';

/** The maximum the rules accept. */
const holidayLimit = 200;

interface HolidayListProps {
  /** `2026-12-31`, in any order. */
  holidays: readonly string[];
  onChange: (holidays: string[]) => Promise<void>;
}

/** The days when every store is closed. */
export function HolidayList({ holidays, onChange }: HolidayListProps) {
  const words = useHoursWords();
  const settingsWords = useSettingsWords();
  const format = useFormat();
  const now = useNow(false);
  const [typed, setTyped] = useState('');
  const { isBusy, refusal, run } = useRequest();
  const known = holidays.toSorted();
  const nameOf = (day: string) => format.date(new Date(dayStartMs(readDay(day) ?? 0)), now);
  const add = () => {
    if (typed === '' || known.includes(typed) || known.length >= holidayLimit) return;
    void run(async () => {
      await onChange([...known, typed].toSorted());
      setTyped('');
    });
  };
  return (
    <section className="holidays" aria-labelledby="holidays">
      <h2 id="holidays">{words.holidays}</h2>
      <Form className="holidays-add" onSubmit={add}>
        <InputField
          type="date"
          label={words.holiday}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" busy={isBusy}>
          {settingsWords.common.add}
        </Button>
      </Form>
      <RefusalLine code={refusal} />
      {known.length === 0 ? (
        <p className="field-hint">{words.noHolidays}</p>
      ) : (
        <ul className="holidays-list">
          {known.map((day) => (
            <li key={day} className="num">
              {nameOf(day)}
              <IconButton
                icon={IconX}
                label={words.removeHoliday(nameOf(day))}
                onClick={() => void run(() => onChange(known.filter((one) => one !== day)))}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
