import { useState } from 'react';
import { SearchField } from '../ui/search-field.tsx';
import { formatPhone } from '../call/phone.ts';
import { useHistoryWords } from '../words/history/use-history-words.ts';
import { type Filters, readNumberSearch } from './filters.ts';

interface NumberFieldProps {
  filters: Filters;
  /** A whole number that was searched for, E.164. */
  number: string | null;
  onChange: (filters: Filters, number: string | null) => void;
}

/** Takes effect with Enter; empty, it takes the filter away. */
export function NumberField({ filters, number, onChange }: NumberFieldProps) {
  const { filters: texts } = useHistoryWords();
  const [typed, setTyped] = useState(filters.last ?? (number === null ? '' : formatPhone(number)));
  const [isWrong, setIsWrong] = useState(false);
  const look = () => {
    const read = readNumberSearch(typed);
    setIsWrong(read === 'unreadable');
    if (read === 'unreadable') return;
    if (read === 'empty') onChange({ ...filters, last: null }, null);
    else if ('last' in read) onChange({ ...filters, last: read.last, contact: null }, null);
    else onChange({ ...filters, last: null, contact: null }, read.number);
  };
  return (
    <form
      className="filters-number"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <SearchField
        label={texts.search}
        value={typed}
        inputMode="tel"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'filters-wrong' : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          setIsWrong(false);
          // The field's own cross empties it without Enter.
          if (target.value === '') onChange({ ...filters, last: null }, null);
        }}
      />
      {isWrong && (
        <p className="filters-wrong" id="filters-wrong" role="alert">
          {texts.unreadable}
        </p>
      )}
    </form>
  );
}
