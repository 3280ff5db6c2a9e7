import type { PbxDirectoryKept } from '@cti/functions/model/calls/pbx';
import { Link } from 'react-router';
import { useConsole } from '../../console/console-context.ts';
import { pagePaths } from '../../console/paths.ts';
import type { Row } from '../../firebase/spec.ts';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { useDirectoryWords } from '../../words/settings/directory.ts';
import { usePbxDirectories } from '../use-lists.ts';

/** The phone systems behind bridges, and the way to take people, queues and numbers over; nothing without a bridge. */
export function PbxSection() {
  const { customerId } = useConsole();
  const live = usePbxDirectories(customerId);
  return live.status === 'ready' && live.data.length > 0 ? <PbxView systems={live.data} /> : null;
}

/** What each bridge has told of its phone system. */
export function PbxView({ systems }: { systems: readonly Row<PbxDirectoryKept>[] }) {
  const { section: words } = useDirectoryWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <section className="telephony-section">
      <h2>{words.title}</h2>
      {systems.map(({ id, phones, queues, trunks, numbers, receivedAt, isCut }) => (
        <dl key={id} className="telephony-facts">
          <dt>{words.bridge}</dt>
          <dd>{id}</dd>
          <dt>{words.phones}</dt>
          <dd className="num">{words.count(phones.length)}</dd>
          <dt>{words.queues}</dt>
          <dd className="clip" title={namesOf(queues)}>
            {namesOf(queues) || words.none}
          </dd>
          <dt>{words.trunks}</dt>
          <dd className="clip" title={trunks.join('、')}>
            {trunks.join('、') || words.none}
          </dd>
          <dt>{words.numbers}</dt>
          <dd className="num">{words.count(numbers.length)}</dd>
          <dt>{words.toldAt}</dt>
          <dd className="num">
            {format.dateTime(receivedAt, now)}
            {isCut && ` ${words.isCut}`}
          </dd>
        </dl>
      ))}
      <Link to={pagePaths.settings('telephony/pbx')}>{words.link}</Link>
      <p className="settings-note">{words.linkText}</p>
    </section>
  );
}

const namesOf = (queues: PbxDirectoryKept['queues']): string =>
  queues.map(({ name }) => name).join('、');
