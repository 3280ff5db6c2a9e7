import { useSearchParams } from 'react-router';
import { BareSelect, Options } from '../ui/field.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from './console-context.ts';

const parameter = 'group';

/** The group in the address, or null for everything the member may see. */
export function useChosenGroup(): string | null {
  return useSearchParams()[0].get(parameter);
}

/** Narrows a page to one group; the choice is part of the address. */
export function GroupSwitch() {
  const words = useWords();
  const { member, groups } = useConsole();
  const [search, setSearch] = useSearchParams();
  const own = groups.filter(({ id }) => member.role === 'admin' || member.groupCodes.includes(id));
  const chosen = search.get(parameter);
  if (own.length === 0) return null;
  if (own.length === 1) return <strong>{own[0]?.name}</strong>;
  const choose = (code: string) => {
    const next = new URLSearchParams(search);
    if (code === '') next.delete(parameter);
    else next.set(parameter, code);
    // A page position in one list means nothing in another.
    next.delete('before');
    setSearch(next, { replace: true });
  };
  return (
    <BareSelect
      label={words.shell.group}
      value={chosen ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{words.shell.allGroups}</option>
      <Options of={own.map((group) => [group.id, group.name])} />
    </BareSelect>
  );
}
