import { useRetentionWords } from '../../words/settings/use-retention-words.ts';

/** Everything that is kept, with the times that nobody chooses (docs/data.md). */
export function KeptTable({ calls }: { calls: string }) {
  const words = useRetentionWords();
  const rows = [
    [words.calls, calls],
    [words.recordings, words.inDialpad],
    [words.ledger, words.days(90)],
    [words.receipts, words.days(90)],
    [words.letters, words.days(30)],
    [words.statistics, words.months(25)],
    [words.audit, words.months(13)],
    [words.contacts, words.untilDeleted],
  ];
  return (
    <table className="retention-table">
      <caption>{words.whatTitle}</caption>
      <thead className="aside">
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.howLong}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, howLong]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="num">{howLong}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
