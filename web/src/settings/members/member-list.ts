import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../../firebase/spec.ts';

const collator = new Intl.Collator('ja');

/** Active members first, by name; stopped ones come after. */
export function inOrder(members: readonly Row<Member>[]): Row<Member>[] {
  return members.toSorted(
    (a, b) =>
      Number(b.active) - Number(a.active) ||
      collator.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What a member can be found by, computed once instead of with every keystroke. */
export function searchText(
  { name, email, loginHint, groupCodes, extensions = [] }: Member,
  groupNames: ReadonlyMap<string, string>,
): string {
  const groups = groupCodes.flatMap((code) => [code, groupNames.get(code) ?? '']);
  const known = [name, name.replaceAll(/\s/g, ''), email, loginHint ?? '', ...extensions];
  return normal([...known, ...groups].join('\n'));
}

/** The search words, all of which have to match. */
export function searchWords(typed: string): string[] {
  return normal(typed).split(/\s+/).filter(Boolean);
}
