import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepPlace } from './popup-place.ts';
import { placeKey, popupPlace } from './popup-place.ts';

const screen = { availWidth: 1920, availHeight: 1040, availLeft: 0, availTop: 0 };
const stored = (place: object) => JSON.stringify(place);
const place = { left: 100, top: 80, width: 600, height: 800 };

it('opens where it was left', () => {
  expect(popupPlace(screen, stored(place))).toEqual(place);
});

it('is moved back until all of it is visible', () => {
  expect(popupPlace(screen, stored({ ...place, left: 1900, top: -300 }))).toEqual({
    ...place,
    left: 1320,
    top: 0,
  });
  const second = { ...screen, availLeft: 1920, availTop: 40 };
  expect(popupPlace(second, stored(place))).toEqual({ ...place, left: 1920, top: 80 });
});

it('is never larger than the screen nor too small to read', () => {
  const laptop = { availWidth: 1280, availHeight: 680 };
  expect(popupPlace(laptop, stored({ left: 0, top: 0, width: 4000, height: 3000 }))).toEqual({
    left: 0,
    top: 0,
    width: 1280,
    height: 680,
  });
  expect(popupPlace(laptop, stored({ left: 0, top: 0, width: 1, height: 1 }))).toMatchObject({
    width: 360,
    height: 400,
  });
});

it.each([
  null,
  '',
  '{',
  '7',
  '{"left":1}',
  stored({ ...place, left: '1' }),
  stored({ ...place, top: null }),
])('uses the default position for a stored %s', (text) => {
  expect(popupPlace(screen, text)).toEqual({ left: 1370, top: 50, width: 500, height: 700 });
});

it('has an entry for each screen', () => {
  expect(placeKey(screen)).not.toBe(placeKey({ ...screen, availLeft: 1920 }));
  expect(placeKey(screen)).not.toBe(placeKey({ ...screen, availWidth: 1280 }));
});

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

it('remembers where the person moved it, not where the browser put it', () => {
  const stop = keepPlace();
  vi.advanceTimersByTime(5_000);
  expect(localStorage).toHaveLength(0);
  vi.stubGlobal('screenX', 321);
  vi.advanceTimersByTime(1_000);
  expect(JSON.parse(localStorage.getItem(placeKey(window.screen)) ?? '')).toMatchObject({
    left: 321,
  });
  stop();
  vi.unstubAllGlobals();
});
