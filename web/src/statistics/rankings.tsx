import { formatDuration } from '../ui/format.ts';
import { storeProps } from '../call/store-edge.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { useStatisticsWords } from '../words/statistics.ts';
import { useWords } from '../words/use-words.tsx';
import type { Summary } from './summary.ts';

/** Who answered how many calls. */
export function Operators({ operators }: Pick<Summary, 'operators'>) {
  const words = useStatisticsWords();
  const { common } = useWords();
  const most = Math.max(1, ...operators.map(({ answered }) => answered));
  return (
    <section className="figure" aria-label={words.operators}>
      <h2>{words.operators}</h2>
      {operators.length === 0 ? (
        <p className="figure-empty">{words.noOperators}</p>
      ) : (
        <Table compact className="ranking">
          <TableHead
            columns={[
              words.operator,
              words.answered,
              { name: words.outbound, isNumber: true },
              { name: words.talkTotal, isNumber: true },
              { name: words.talkMean, isNumber: true },
            ]}
          />
          <tbody>
            {operators.map(({ id, name, answered, outbound, talkMs }) => (
              <tr key={id}>
                <th scope="row" className="clip" title={name || id}>
                  {name || id}
                </th>
                <td>
                  <Meter share={answered / most} value={answered} />
                </td>
                <td className="table-number">{outbound}</td>
                <td className="table-number">{formatDuration(talkMs)}</td>
                <td className="table-number">
                  {answered + outbound > 0
                    ? formatDuration(talkMs / (answered + outbound))
                    : common.none}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

interface GroupsProps extends Pick<Summary, 'groups'> {
  groupNames: Readonly<Record<string, string>>;
}

/** How the groups compare, each in its own hue. */
export function Groups({ groups, groupNames }: GroupsProps) {
  const words = useStatisticsWords();
  const { common } = useWords();
  const most = Math.max(1, ...groups.map(({ offered }) => offered));
  return (
    <section className="figure" aria-label={words.groups}>
      <h2>{words.groups}</h2>
      <Table compact className="ranking">
        <TableHead columns={[words.group, words.offered, { name: words.rate, isNumber: true }]} />
        <tbody>
          {groups.map(({ groupCode, offered, rate }) => (
            <tr key={groupCode ?? ''} {...storeProps(groupCode)}>
              <th scope="row" className="ranking-group clip">
                {groupCode === null ? common.unknownStore : (groupNames[groupCode] ?? groupCode)}
              </th>
              <td>
                <Meter share={offered / most} value={offered} />
              </td>
              <td className="table-number">{rate === null ? common.none : words.percent(rate)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Meter({ share, value }: { share: number; value: number }) {
  return (
    <span className="ranking-meter num">
      <span className="ranking-track" aria-hidden>
        <span className="ranking-bar" style={{ width: `${100 * share}%` }} />
      </span>
      {value.toLocaleString('en')}
    </span>
  );
}
