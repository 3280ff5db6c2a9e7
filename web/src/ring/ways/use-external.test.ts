import { afterEach, expect, test, vi } from 'vitest';
import { openExternal } from './use-external.ts';

afterEach(() => vi.restoreAllMocks());

test('the page goes where it is told and knows nothing of who opened it', () => {
  const page = { opener: window as unknown, location: { replace: vi.fn<(url: string) => void>() } };
  vi.spyOn(window, 'open').mockReturnValue(page as unknown as Window);
  expect(openExternal('https://crm.example/open?id=1')).toBe(true);
  expect(page.opener).toBeNull();
  expect(page.location.replace).toHaveBeenCalledWith('https://crm.example/open?id=1');
});

test('a blocked page is told, so that the card can come in its place', () => {
  vi.spyOn(window, 'open').mockReturnValue(null);
  expect(openExternal('https://crm.example/open?id=1')).toBe(false);
});
