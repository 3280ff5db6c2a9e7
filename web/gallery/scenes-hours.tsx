import type { ReactNode } from 'react';
import { type Hours, noHours } from '@cti/functions/model/hours';
import { DayEnd } from '../src/settings/hours/hours-page.tsx';
import { HolidayList } from '../src/settings/hours/holiday-list.tsx';
import { HoursDialog } from '../src/settings/hours/hours-dialog.tsx';
import { HoursTable } from '../src/settings/hours/hours-table.tsx';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { useHoursWords } from '../src/words/settings/hours.ts';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};
const nothing = () => Promise.resolve();
const stores = data.stores.map(({ code, name, group }) => ({ code, name, groupCode: group }));
const hours: Hours = {
  usual: '10:00-05:00/10:00-22:00/10:00-22:00/10:00-22:00/10:00-22:00/10:00-05:00/10:00-05:00',
  stores: { kasai: '-/18:00-05:00/18:00-05:00/18:00-05:00/18:00-05:00/18:00-05:00/18:00-05:00' },
  holidays: ['2026-12-31', '2027-01-01', '2027-01-02'],
  dayEndsAt: '05:00',
};

function Demo({ shown, dialog = false }: { shown: Hours; dialog?: boolean }) {
  const words = useHoursWords();
  return (
    <Frame at="/settings/hours">
      <PageHead title={words.title} lead={words.lead} />
      <HoursTable hours={shown} stores={stores} onOpen={noop} />
      <DayEnd value={shown.dayEndsAt} onChange={nothing} />
      <HolidayList holidays={shown.holidays} onChange={nothing} />
      {dialog && stores[2] && (
        <HoursDialog store={stores[2]} hours={shown} onSave={nothing} onClose={noop} />
      )}
    </Frame>
  );
}

export const hoursScenes: Record<string, () => ReactNode> = {
  'hours/every': () => <Demo shown={hours} />,
  'hours/empty': () => <Demo shown={noHours} />,
  'hours/dialog': () => <Demo shown={hours} dialog />,
};
