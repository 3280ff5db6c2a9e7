import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { searchText } from './search-text.ts';
import { useStore } from '../store.ts';
import { SearchField } from '../ui/search-field.tsx';
import { outsideIme } from '../ui/keys/use-keys.ts';
import { useWords } from '../words/use-words.tsx';
import { pagePaths } from '../console/paths.ts';

/** The search in the bar: Enter leads to the contacts page, which is filtered as you type. */
export function ContactSearch() {
  const words = useWords();
  const text = useStore(searchText);
  const navigate = useNavigate();
  const isThere = useLocation().pathname === pagePaths.contacts();
  // The next person on this computer must not see who was searched for.
  useEffect(() => () => searchText.set(''), []);
  return (
    <SearchField
      label={words.shell.search}
      value={text}
      maxLength={100}
      onChange={(event) => searchText.set(event.target.value)}
      onKeyDown={outsideIme((event) => {
        if (event.key === 'Escape') searchText.set('');
        if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
        if (isThere) firstResult()?.focus();
        else if (event.key === 'Enter') void navigate(pagePaths.contacts());
      })}
    />
  );
}

const firstResult = () => document.querySelector<HTMLElement>('main table tbody a');
