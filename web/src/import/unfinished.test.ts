import { beforeEach, describe, expect, it } from 'vitest';
import { type Unfinished, resumed, unfinishedImport } from './unfinished.ts';

const shelf = new Map<string, string>();
const storage = {
  getItem: (key: string) => shelf.get(key) ?? null,
  setItem: (key: string, value: string) => void shelf.set(key, value),
  removeItem: (key: string) => void shelf.delete(key),
};
beforeEach(() => shelf.clear());

const stopped: Unfinished = {
  digest: 'ab12',
  fileName: '顧客.csv',
  kind: 'contacts',
  options: { encoding: 'shift_jis', delimiter: ',', headingLine: 1 },
  mapping: ['name', null],
  kindWords: { ゴールド: 'vip' },
  answers: { 12: 'same' },
  throughLine: 401,
  done: 400,
  all: 1_000,
};

describe('an interrupted import', () => {
  it('is remembered until discarded, per person and customer', () => {
    const memory = unfinishedImport(storage, 'goodfife', 'u1');
    memory.keep(stopped);
    expect(memory.read()).toEqual(stopped);
    expect(unfinishedImport(storage, 'goodfife', 'u2').read()).toBeNull();
    expect(unfinishedImport(storage, 'sample', 'u1').read()).toBeNull();
    memory.forget();
    expect(memory.read()).toBeNull();
  });

  it('resumes with the same file, and with no other', () => {
    expect(resumed(stopped, 'ab12')).toMatchObject({ throughLine: 401, done: 400 });
    expect(resumed(stopped, 'cd34')).toBeNull();
    expect(resumed(null, 'ab12')).toBeNull();
  });

  it('is null if storage is blocked or holds something else', () => {
    const memory = unfinishedImport(storage, 'goodfife', 'u1');
    for (const text of ['{', '{}', '"x"', JSON.stringify({ ...stopped, kind: 'lines' })]) {
      shelf.set('cti.import.goodfife.u1', text);
      expect(memory.read()).toBeNull();
    }
    const refuses = () => {
      throw new Error('no storage');
    };
    const none = { getItem: refuses, setItem: refuses, removeItem: refuses };
    const without = unfinishedImport(none, 'goodfife', 'u1');
    without.keep(stopped);
    without.forget();
    expect(without.read()).toBeNull();
  });
});
