import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, noFilters } from './filters.ts';

const none = { operators: null, stores: null, contactName: null };

function show(filters: Partial<Filters> = {}, number: string | null = null) {
  const onChange = vi.fn<(next: Filters, number: string | null) => void>();
  const onNeedChoices = vi.fn<() => void>();
  const view = render(
    <FilterBar
      filters={{ ...noFilters, ...filters }}
      number={number}
      choices={none}
      onChange={onChange}
      onNeedChoices={onNeedChoices}
    />,
  );
  const search = screen.getByRole('searchbox');
  const look = (typed: string) => {
    fireEvent.change(search, { target: { value: typed } });
    fireEvent.submit(search);
  };
  return { onChange, onNeedChoices, look, search, ...view };
}

it('four digits are searched as the last four, a whole number as itself; each replaces the other', () => {
  const { onChange, look, unmount } = show({ outcome: 'missed', contact: 'c1' });
  look('２２２２');
  expect(onChange).toHaveBeenLastCalledWith(
    { ...noFilters, outcome: 'missed', last: '2222' },
    null,
  );
  look('080-1111-2222');
  expect(onChange).toHaveBeenLastCalledWith({ ...noFilters, outcome: 'missed' }, '+818011112222');
  unmount();
});

it('input that is no number is reported, and nothing is queried', () => {
  const { onChange, look, search, unmount } = show();
  look('00');
  expect(onChange).not.toHaveBeenCalled();
  expect(search.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('alert').textContent).toContain('下4桁');
  unmount();
});

it('one press clears every filter, and their text with them', () => {
  const { onChange, unmount } = show({ outcome: 'missed' }, '+818011112222');
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '12' } });
  fireEvent.click(screen.getByRole('button', { name: '条件をすべて外す' }));
  expect(onChange).toHaveBeenLastCalledWith(noFilters, null);
  unmount();
});

it('operators and stores load only when somebody opens a choice', () => {
  const { onNeedChoices, unmount } = show();
  expect(onNeedChoices).not.toHaveBeenCalled();
  fireEvent.focus(screen.getByLabelText('担当'));
  expect(onNeedChoices).toHaveBeenCalledOnce();
  unmount();
});
