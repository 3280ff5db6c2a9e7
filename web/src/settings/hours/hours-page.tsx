import { type Hours, hoursSchema, noHours } from '@cti/functions/model/hours';
import { paths } from '@cti/functions/model/paths';
import { useState } from 'react';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useHoursWords } from '../../words/settings/hours.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { useLines } from '../use-lists.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { HolidayList } from './holiday-list.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { HoursTable, type StoreOfHours } from './hours-table.tsx';
import { type Writer, saveSigned } from '../write-settings.ts';
import './hours.css';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { Options, SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';

/** The stores' opening hours. */
export function HoursPage() {
  const words = useHoursWords();
  const { pages } = useWords();
  const { customerId, member } = useConsole();
  const live = useLiveDoc({ path: paths.hours(customerId), schema: hoursSchema });
  const lines = useLines(customerId);
  const [edited, setEdited] = useState<StoreOfHours | null>(null);
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  if (live.status !== 'ready' || lines.status !== 'ready') return <Skeleton rows={8} />;

  const hours: Hours = live.data ?? noHours;
  const lineOfStore = new Map(lines.data.map((line) => [line.storeCode, line]));
  const stores = [...lineOfStore]
    .map(([code, { storeName, groupCode }]): StoreOfHours => ({
      code,
      name: storeName || code,
      groupCode,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
  const save = (next: Hours) => saveHours({ customerId, uid: member.uid }, next);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <HoursTable hours={hours} stores={stores} onOpen={setEdited} />
      <DayEnd value={hours.dayEndsAt} onChange={(dayEndsAt) => save({ ...hours, dayEndsAt })} />
      <HolidayList
        holidays={hours.holidays}
        onChange={(holidays) => save({ ...hours, holidays })}
      />
      {edited && (
        <HoursDialog store={edited} hours={hours} onSave={save} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

/** The whole document, so that a store without hours of its own leaves none behind. */
function saveHours(writer: Writer, { usual, stores, holidays, dayEndsAt }: Hours): Promise<void> {
  const hours = { usual, stores, holidays, dayEndsAt };
  return saveSigned(writer, paths.hours(writer.customerId), hours);
}

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
        <Options
          of={times.map((time) => [
            time,
            time === '00:00' ? words.midnight : words.morning(time.replace(/^0/, '')),
          ])}
        />
      </SelectField>
      <RefusalLine code={refusal} />
    </section>
  );
}
