import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { dayEndsPattern } from '@cti/functions/model/hours';
import { afterEach, expect, test, vi } from 'vitest';
import { DayEnd } from './hours-page.tsx';

afterEach(cleanup);

test('the end of the day can be set to full hours before noon', () => {
  const onChange = vi.fn<(dayEndsAt: string) => Promise<void>>(() => Promise.resolve());
  render(<DayEnd value="00:00" onChange={onChange} />);
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: '1日の終わり' });
  expect(select.value).toBe('00:00');
  for (const { value } of select.options) expect(value).toMatch(dayEndsPattern);
  fireEvent.change(select, { target: { value: '05:00' } });
  expect(onChange).toHaveBeenCalledWith('05:00');
});

test('an end that is not on the hour is kept', () => {
  render(<DayEnd value="04:30" onChange={() => Promise.resolve()} />);
  const select = screen.getByRole<HTMLSelectElement>('combobox');
  expect(select.value).toBe('04:30');
  expect(select.selectedOptions[0]?.textContent).toBe('翌日 4:30');
});
