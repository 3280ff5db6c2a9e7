import { useStatisticsWords } from '../words/statistics.ts';
import type { Summary } from './summary.ts';

/** An hour is marked if its share of answered calls is below this. */
const goodShare = 0.8;
/** How much of the accent colour the busiest hour gets; above this the number would be hard to read. */
const deepest = 36;
/** Monday first: the shop's week ends with its busiest days. */
const order = [1, 2, 3, 4, 5, 6, 0];

/** When it rings: a table whose cells are tinted by the number of incoming calls. */
export function Week({ week }: { week: Summary['week'] }) {
  const words = useStatisticsWords();
  const hours = shownHours(week);
  const most = Math.max(1, ...week.flat().map(({ offered }) => offered));
  return (
    <section className="figure" aria-label={words.byWeek}>
      <div className="figure-head">
        <h2>{words.byWeek}</h2>
        <p className="figure-hint">{words.byWeekHint}</p>
      </div>
      <table className="week num">
        <thead>
          <tr>
            <th scope="col">
              <span className="aside">{words.weekday}</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                <span className="aside">{words.hour(hour)}</span>
                <span aria-hidden>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{words.weekdays[weekday]}</th>
              {hours.map((hour) => {
                const { offered, answered } = week[weekday]?.[hour] ?? { offered: 0, answered: 0 };
                const share = Math.round((deepest * offered) / most);
                return (
                  <td
                    key={hour}
                    title={offered > 0 ? words.cell(offered, answered) : undefined}
                    className={answered < goodShare * offered ? 'week-poor' : undefined}
                    style={
                      offered > 0
                        ? {
                            background: `color-mix(in oklch, var(--accent) ${share}%, var(--sunken))`,
                          }
                        : undefined
                    }
                  >
                    {offered > 0 && offered}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The hours from the first to the last with calls, at least ten. */
function shownHours(week: Summary['week']): number[] {
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    week.some((day) => (day[hour]?.offered ?? 0) > 0),
  );
  const first = Math.min(busy[0] ?? 9, 13);
  const last = Math.max(busy.at(-1) ?? 18, first + 10);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
