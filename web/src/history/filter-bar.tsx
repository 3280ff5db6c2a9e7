import './filter-bar.css';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { directionSchema, outcomeSchema } from '@cti/functions/model/calls/call';
import { Button } from '../ui/button.tsx';
import { BareSelect, Options } from '../ui/field.tsx';
import { formatPhone } from '../call/phone.ts';
import { useHistoryWords } from '../words/history.ts';
import { useWords } from '../words/use-words.tsx';
import { ListSelect, PeriodSelect } from './filter-selects.tsx';
import { type Filters, isFiltered, noFilters, readNumberSearch } from './filters.ts';
import { SearchField } from '../ui/search-field.tsx';
import { Form } from '../ui/form.tsx';

/** The choices; null = still loading. */
export interface FilterChoices {
  operators: readonly { id: string; name: string }[] | null;
  stores: readonly { id: string; name: string }[] | null;
  /** Name of the contact whose calls are shown. */
  contactName: string | null;
}

interface FilterBarProps {
  filters: Filters;
  /** The whole number searched for, E.164. */
  number: string | null;
  choices: FilterChoices;
  onChange: (filters: Filters, number: string | null) => void;
  /** The choices are about to be needed. */
  onNeedChoices: () => void;
  /** Other actions on the list. */
  actions?: ReactNode;
}

/** Narrows the history: the search, one select per question, and a button to clear them all. */
export function FilterBar(props: FilterBarProps) {
  const { filters, number, choices, onChange, onNeedChoices, actions } = props;
  const words = useWords();
  const { filters: texts } = useHistoryWords();
  // Clearing the filters also clears text not searched for yet.
  const [clearings, setClearings] = useState(0);
  const clear = () => {
    setClearings(clearings + 1);
    onChange(noFilters, null);
  };
  const set = (fields: Partial<Filters>) => onChange({ ...filters, ...fields }, number);
  const select = <Key extends 'direction' | 'outcome'>(
    key: Key,
    label: string,
    all: string,
    options: readonly string[],
    names: Record<string, string>,
  ) => (
    <BareSelect
      label={label}
      value={filters[key] ?? ''}
      data-set={filters[key] !== null || undefined}
      onChange={({ target }) => set({ [key]: target.value || null })}
    >
      <option value="">{all}</option>
      <Options of={options.map((option) => [option, names[option]])} />
    </BareSelect>
  );
  return (
    <search className="filters" aria-label={texts.label}>
      <div className="filters-row">
        <NumberField
          key={`${number} ${filters.last} ${clearings}`}
          {...{ filters, number, onChange }}
        />
        <PeriodSelect filters={filters} set={set} />
        {select(
          'direction',
          texts.direction,
          texts.allDirections,
          directionSchema.options,
          words.direction,
        )}
        {select('outcome', texts.outcome, texts.allOutcomes, outcomeSchema.options, words.outcome)}
        <ListSelect
          label={texts.operator}
          all={texts.allOperators}
          value={filters.operator}
          options={choices.operators}
          onNeed={onNeedChoices}
          onChange={(operator) => set({ operator })}
        />
        <ListSelect
          label={texts.store}
          all={texts.allStores}
          value={filters.store}
          options={choices.stores}
          onNeed={onNeedChoices}
          onChange={(store) => set({ store })}
        />
        <BareSelect
          label={texts.handled}
          value={filters.handled === null ? '' : String(filters.handled)}
          data-set={filters.handled !== null || undefined}
          onChange={({ target }) =>
            set({ handled: target.value === '' ? null : target.value === 'true' })
          }
        >
          <option value="">{texts.allHandled}</option>
          <option value="true">{texts.handledYes}</option>
          <option value="false">{texts.handledNo}</option>
        </BareSelect>
        <label className="filters-check">
          <input
            type="checkbox"
            checked={filters.memo === true}
            onChange={({ target }) => set({ memo: target.checked ? true : null })}
          />
          {texts.memo}
        </label>
        <span className="filters-end">{actions}</span>
      </div>
      {(isFiltered(filters) || number !== null) && (
        <div className="filters-row filters-chips">
          {filters.contact !== null && (
            <Chip onRemove={() => set({ contact: null })}>
              {choices.contactName ? texts.contact(choices.contactName) : texts.someContact}
            </Chip>
          )}
          {number !== null && (
            <Chip onRemove={() => onChange(filters, null)}>
              {texts.number(formatPhone(number))}
            </Chip>
          )}
          <Button look="quiet" icon={IconX} onClick={clear}>
            {texts.clear}
          </Button>
        </div>
      )}
    </search>
  );
}

function Chip({ children, onRemove }: { children: string; onRemove: () => void }) {
  const { filters } = useHistoryWords();
  return (
    <span className="filters-chip">
      {children}
      <button type="button" aria-label={filters.remove(children)} onClick={onRemove}>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}

interface NumberFieldProps {
  filters: Filters;
  /** A whole number that was searched for, E.164. */
  number: string | null;
  onChange: (filters: Filters, number: string | null) => void;
}

/** Takes effect with Enter; empty, it takes the filter away. */
function NumberField({ filters, number, onChange }: NumberFieldProps) {
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
    <Form className="filters-number" onSubmit={look}>
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
    </Form>
  );
}
