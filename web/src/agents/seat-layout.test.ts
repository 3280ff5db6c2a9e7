import { describe, expect, it } from 'vitest';
import { moveSeat, placeBeside, placesOf } from './seat-layout.ts';

describe('placesOf', () => {
  it('seats everybody once, those without a place behind the others', () => {
    expect(placesOf(undefined, ['a', 'b'])).toEqual(['a', 'b']);
    expect(placesOf(['', 'b', '', 'b'], ['a', 'b'])).toEqual(['', 'b', 'a']);
  });
  it('leaves the place of who is gone empty, but not at the end', () => {
    expect(placesOf(['x', 'a', 'y'], ['a'])).toEqual(['', 'a']);
    expect(placesOf(['x'], [])).toEqual([]);
  });
});

describe('moveSeat', () => {
  it('takes an empty place, also beyond the last', () => {
    expect(moveSeat(['a', 'b'], 'a', 3)).toEqual(['', 'b', '', 'a']);
  });
  it('changes places with who sits there', () => {
    expect(moveSeat(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'b', 'a']);
  });
  it('moves nobody who is not there, and nobody out of the room', () => {
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
