import type { Hours } from '@cti/functions/model/hours';
import { storeProps } from '../../call/store-edge.tsx';
import { useHoursWords } from '../../words/settings/hours.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';

/** `code` null = the hours of every store without its own. */
export interface StoreOfHours {
  code: string | null;
  name: string;
  /** The store whose hue it has. */
  groupCode: string | null;
}

interface HoursTableProps {
  hours: Hours;
  stores: readonly StoreOfHours[];
  onOpen: (store: StoreOfHours) => void;
}

/** Each store's week in a row. */
export function HoursTable({ hours, stores, onOpen }: HoursTableProps) {
  const words = useHoursWords();
  const usual: StoreOfHours = { code: null, name: words.usual, groupCode: null };
  return (
    <SettingsTable
      label={words.title}
      columns={[
        words.store,
        ...words.weekdays.map((name) => ({ name, width: '11.5%', className: 'hours-weekday' })),
      ]}
    >
      {[usual, ...stores].map((store) => {
        const own = store.code === null ? hours.usual : hours.stores[store.code];
        const days = own?.split('/');
        return (
          <tr key={store.code ?? ''} {...storeProps(store.groupCode)} className="row-edge">
            <td title={store.name}>
              <button
                type="button"
                className="row-open whole-row clip"
                onClick={() => onOpen(store)}
              >
                {store.name}
              </button>
            </td>
            {days ? (
              days.map((day, weekday) => (
                <td
                  key={words.weekdays[weekday]}
                  className="num hours-weekday"
                  data-weekday={words.weekdays[weekday]}
                >
                  {day === '-' ? words.closed : day.replace('-', '–')}
                </td>
              ))
            ) : (
              <td colSpan={7} className="row-second hours-weekday">
                {store.code === null ? words.always : words.asUsual}
              </td>
            )}
          </tr>
        );
      })}
    </SettingsTable>
  );
}
