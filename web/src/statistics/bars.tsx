import { Table, TableHead } from '../ui/table.tsx';
import { useStatisticsWords } from '../words/statistics.ts';
import { type Bar, sumOf } from './summary.ts';

export interface LabelledBar extends Bar {
  key: string;
  /** Below the bar; '' if not every label fits. */
  label: string;
  /** In the table and the tooltip. */
  name: string;
}

const allParts = ['answered', 'voicemail', 'missed', 'abandoned'] as const;

interface BarsProps {
  /** Hours have a label each; where it's narrow, every third is enough. */
  isByHour: boolean;
  title: string;
  /** The heading of the table's first column. */
  unit: string;
  bars: readonly LabelledBar[];
}

/** Incoming calls as columns, each divided by how its calls ended; also as a table for screen readers. */
export function Bars({ isByHour, title, unit, bars }: BarsProps) {
  const words = useStatisticsWords();
  // By hour it isn't known how an unanswered call ended.
  const parts = allParts.filter(
    (part) => part === 'answered' || part === 'missed' || bars.some((bar) => bar[part] > 0),
  );
  const most = Math.max(1, ...bars.map(sumOf));
  return (
    <section className="figure" aria-label={title}>
      <div className="figure-head">
        <h2>{title}</h2>
        <ul className="legend">
          {parts.map((part) => (
            <li key={part}>
              <span className={`legend-dot part-${part}`} aria-hidden />
              {words.outcomes[part]}
            </li>
          ))}
        </ul>
      </div>
      <div className={isByHour ? 'bars bars-hours' : 'bars'} aria-hidden>
        <span className="bars-most num">{most}</span>
        {bars.map((bar) => (
          <div key={bar.key} className="bar-column" title={titleOf(bar, words.outcomes)}>
            <div className="bar-stack">
              {parts.map((part) => (
                <span
                  key={part}
                  className={`part-${part}`}
                  style={{ height: `${(100 * bar[part]) / most}%` }}
                />
              ))}
            </div>
            <span className="bar-label num">{bar.label}</span>
          </div>
        ))}
      </div>
      <details className="figure-table">
        <summary>{words.asTable}</summary>
        <Table compact>
          <TableHead
            columns={[
              unit,
              ...parts.map((part) => ({ name: words.outcomes[part], isNumber: true })),
            ]}
          />
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.name}</th>
                {parts.map((part) => (
                  <td key={part} className="table-number">
                    {bar[part]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </section>
  );
}

const titleOf = (bar: LabelledBar, names: Record<(typeof allParts)[number], string>): string =>
  [
    bar.name,
    ...allParts.filter((part) => bar[part] > 0).map((part) => `${names[part]} ${bar[part]}`),
  ].join('\n');
