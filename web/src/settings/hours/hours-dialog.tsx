import './hours.css';
import type { Hours } from '@cti/functions/model/hours';
import { useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useHoursWords } from '../../words/settings/hours.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useRequest } from '../widgets/use-request.ts';
import type { StoreOfHours } from './hours-table.tsx';
import { type Day, daysOfWeek, weekOfDays } from './week.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';

interface HoursDialogProps {
  store: StoreOfHours;
  hours: Hours;
  onSave: (hours: Hours) => Promise<void>;
  onClose: () => void;
}

/** One store's week. */
export function HoursDialog({ store, hours, onSave, onClose }: HoursDialogProps) {
  const words = useHoursWords();
  const settingsWords = useSettingsWords();
  const { common } = useWords();
  const own = store.code === null ? hours.usual : (hours.stores[store.code] ?? null);
  const [kind, setKind] = useState<'none' | 'week'>(own === null ? 'none' : 'week');
  const [days, setDays] = useState(() => daysOfWeek(own ?? hours.usual));
  const { isBusy, refusal, run } = useRequest();
  const week = kind === 'none' ? null : weekOfDays(days);
  const change = (weekday: number, part: Partial<Day>) =>
    setDays(days.map((day, n) => (n === weekday ? { ...day, ...part } : day)));

  const submit = () => {
    if (kind === 'week' && week === null) return;
    void run(async () => {
      await onSave(withWeek(hours, store.code, week));
      showToast(settingsWords.common.saved);
      onClose();
    });
  };
  return (
    <FormDialog
      title={words.edit(store.name)}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Choice
        label={words.kind}
        value={kind}
        options={[
          { value: 'none', label: store.code === null ? words.always : words.asUsual },
          { value: 'week', label: words.byDay },
        ]}
        onChange={setKind}
      />
      {kind === 'week' && (
        <div className="hours-days">
          {days.map((day, weekday) => {
            const name = words.weekdays[weekday] ?? '';
            return (
              <fieldset key={name} className="hours-day">
                <legend className="aside">{name}</legend>
                <label className="hours-open">
                  <input
                    type="checkbox"
                    checked={day.isOpen}
                    onChange={(event) => change(weekday, { isOpen: event.target.checked })}
                  />
                  {name}
                </label>
                {day.isOpen ? (
                  <>
                    <input
                      type="time"
                      className="input"
                      required
                      aria-label={words.from(name)}
                      value={day.from}
                      onChange={(event) => change(weekday, { from: event.target.value })}
                    />
                    <span aria-hidden>–</span>
                    <input
                      type="time"
                      className="input"
                      required
                      aria-label={words.to(name)}
                      value={day.to === '24:00' ? '00:00' : day.to}
                      onChange={(event) => change(weekday, { to: event.target.value })}
                    />
                  </>
                ) : (
                  <span className="hours-closed">{words.closed}</span>
                )}
              </fieldset>
            );
          })}
          <p className="field-hint">{words.nightHint}</p>
        </div>
      )}
    </FormDialog>
  );
}

function withWeek(hours: Hours, code: string | null, week: string | null): Hours {
  if (code === null) return { ...hours, usual: week };
  const { [code]: _, ...others } = hours.stores;
  return { ...hours, stores: week === null ? others : { ...others, [code]: week } };
}
