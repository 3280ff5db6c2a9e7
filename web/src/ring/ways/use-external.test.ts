import { afterEach, expect, test, vi } from 'vitest';
import { openExternal } from './use-external.ts';

afterEach(() => vi.restoreAllMocks());

test('the page goes to the address and has no reference to its opener', () => {
  const page = { opener: window as unknown, location: { replace: vi.fn<(url: string) => void>() } };
  vi.spyOn(window, 'open').mockReturnValue(page as unknown as Window);
  expect(openExternal('https://crm.example/open?id=1')).toBe(true);
  expect(page.opener).toBeNull();
  expect(page.location.replace).toHaveBeenCalledWith('https://crm.example/open?id=1');
});

test('a blocked page is reported, so that the card can replace it', () => {
  vi.spyOn(window, 'open').mockReturnValue(null);
  expect(openExternal('https://crm.example/open?id=1')).toBe(false);
});
