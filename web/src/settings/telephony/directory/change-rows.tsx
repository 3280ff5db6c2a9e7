import type { DirectoryChange } from '@cti/functions/model/dialpad-directory';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/members/member';
import { useId } from 'react';
import { Link } from 'react-router';
import { formatPhone } from '../../../call/phone.ts';
import { pagePaths } from '../../../console/paths.ts';
import type { Row } from '../../../firebase/spec.ts';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import type { DirectoryWords } from '../../../words/settings/directory.ts';
import { useSettingsWords } from '../../../words/settings/settings.ts';
import { type Chosen, rowId } from './choices.ts';
import type { RowsProps } from './rows.tsx';
import type { DirectorySource } from './source.ts';

interface ChangeRowsProps extends RowsProps {
  source: DirectorySource;
  changes: Chosen['changes'];
  members: readonly Row<Member>[];
  groups: readonly Row<Group>[];
}

/** What has changed on the phone system since the last import: said in a sentence, with a checkbox where something can follow. */
export function ChangeRows(props: ChangeRowsProps) {
  const { source, changes, members, groups, failed, onPick } = props;
  const words = useDirectoryWords();
  const { refusals } = useSettingsWords();
  const id = useId();
  if (changes.length === 0) return null;
  const nameOf = (uid: string) => members.find((member) => member.id === uid)?.name ?? uid;
  return (
    <section className="directory-section" aria-labelledby={id}>
      <h2 id={id}>{words.from[source].changes}</h2>
      <ul className="directory-changes">
        {changes.map((one) => {
          const { change, follows, isPicked } = one;
          const row = rowId.change(one);
          const refused = failed.get(row);
          return (
            <li key={one.id}>
              <p className="num">{sentence(change, words, nameOf)}</p>
              {follows && (
                <label>
                  <input
                    type="checkbox"
                    checked={isPicked}
                    onChange={(event) => onPick([row], event.target.checked)}
                  />
                  {followText(one, groups, words)}
                </label>
              )}
              {linksToMembers.has(change.what) && (
                <Link to={pagePaths.settings('members')}>{words.changes.toMembers}</Link>
              )}
              {refused && <p className="field-error">{refusals[refused]}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const linksToMembers: ReadonlySet<string> = new Set(['user-gone', 'user-suspended', 'phone-gone']);

function sentence(
  change: DirectoryChange,
  { changes }: DirectoryWords,
  nameOf: (uid: string) => string,
): string {
  switch (change.what) {
    case 'place-renamed':
      return changes[change.what](change);
    case 'place-gone':
      return changes[change.what](change);
    case 'number-moved':
      return changes[change.what](change, formatPhone(change.number));
    case 'number-gone':
      return changes[change.what](formatPhone(change.number));
    case 'user-renamed':
      return changes[change.what](change, nameOf(change.uid));
    case 'user-moved':
      return changes[change.what](change, nameOf(change.uid));
    case 'user-suspended':
    case 'user-gone':
      return changes[change.what](nameOf(change.uid));
    case 'phone-gone':
      return changes[change.what](change, nameOf(change.uid));
  }
}

function followText(
  { change, follows }: Chosen['changes'][number],
  groups: readonly Row<Group>[],
  { changes }: DirectoryWords,
): string {
  if (change.what === 'place-renamed') return changes.rename(change.to);
  const [line] = follows?.lines ?? [];
  const known = groups.find(({ id }) => line?.group === `group:${id}`);
  return changes.move(known?.name || line?.storeName || '');
}
