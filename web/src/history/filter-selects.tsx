import { useState } from 'react';
import { BareSelect, Options } from '../ui/field.tsx';
import { useHistoryWords } from '../words/history.ts';
import { useWords } from '../words/use-words.tsx';
import { type Filters, periods } from './filters.ts';

interface PeriodSelectProps {
  filters: Filters;
  set: (fields: Partial<Filters>) => void;
}

/** A named period, or two days. */
export function PeriodSelect({ filters, set }: PeriodSelectProps) {
  const { filters: texts } = useHistoryWords();
  const hasDays = filters.from !== null || filters.to !== null;
  const [isCustom, setIsCustom] = useState(hasDays);
  const value = filters.period ?? (isCustom || hasDays ? 'custom' : '');
  return (
    <>
      <BareSelect
        label={texts.period}
        value={value}
        data-set={value !== '' || undefined}
        onChange={({ target }) => {
          const period = periods.find((one) => one === target.value) ?? null;
          setIsCustom(target.value === 'custom');
          set({ period, from: null, to: null });
        }}
      >
        <option value="">{texts.allTime}</option>
        <Options of={periods.map((period) => [period, texts.periods[period]])} />
        <option value="custom">{texts.custom}</option>
      </BareSelect>
      {value === 'custom' && (
        <span className="filters-days">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              className="input"
              aria-label={texts[end]}
              title={texts[end]}
              value={filters[end] ?? ''}
              onChange={({ target }) => set({ period: null, [end]: target.value || null })}
            />
          ))}
        </span>
      )}
    </>
  );
}

interface ListSelectProps {
  label: string;
  all: string;
  value: string | null;
  options: readonly { id: string; name: string }[] | null;
  onNeed: () => void;
  onChange: (value: string | null) => void;
}

/** A select whose options load only when somebody opens it. */
export function ListSelect({ label, all, value, options, onNeed, onChange }: ListSelectProps) {
  const { common } = useWords();
  return (
    <BareSelect
      label={label}
      value={value ?? ''}
      data-set={value !== null || undefined}
      onFocus={onNeed}
      onPointerEnter={onNeed}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{all}</option>
      {value !== null && !options?.some(({ id }) => id === value) && (
        <option value={value}>{options === null ? common.loading : value}</option>
      )}
      {options && <Options of={options.map(({ id, name }) => [id, name])} />}
    </BareSelect>
  );
}
