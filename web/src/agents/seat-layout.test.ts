import { describe, expect, it } from 'vitest';
import { moveSeat, placeBeside, placesOf } from './seat-layout.ts';

describe('placesOf', () => {
  it('seats everybody once, those without a place after the others', () => {
    expect(placesOf(undefined, ['a', 'b'])).toEqual(['a', 'b']);
    expect(placesOf(['', 'b', '', 'b'], ['a', 'b'])).toEqual(['', 'b', 'a']);
  });
  it('leaves the places of departed members empty, except at the end', () => {
    expect(placesOf(['x', 'a', 'y'], ['a'])).toEqual(['', 'a']);
    expect(placesOf(['x'], [])).toEqual([]);
  });
});

describe('moveSeat', () => {
  it('takes an empty place, even past the last one', () => {
    expect(moveSeat(['a', 'b'], 'a', 3)).toEqual(['', 'b', '', 'a']);
  });
  it('swaps places with whoever sits there', () => {
    expect(moveSeat(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'b', 'a']);
  });
  it('moves nobody who is not in the room, and nobody out of it', () => {
    expect(moveSeat(['a'], 'x', 0)).toEqual(['a']);
    expect(moveSeat(['a'], 'a', -1)).toEqual(['a']);
  });
});

it.each([
  [0, 'ArrowLeft', null],
  [0, 'ArrowUp', null],
  [0, 'ArrowRight', 1],
  [0, 'ArrowDown', 6],
  [5, 'ArrowRight', null],
  [6, 'ArrowUp', 0],
  [6, 'Enter', null],
])('from place %i, %s leads to %j', (at, key, to) => {
  expect(placeBeside(at, key)).toBe(to);
});
