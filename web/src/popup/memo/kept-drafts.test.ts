import { beforeEach, describe, expect, it } from 'vitest';
import { keptDrafts } from './kept-drafts.ts';
import { createMemoDraft } from './memo-draft.ts';
import { entryToWrite } from './memo-entry.ts';

const now = Date.UTC(2026, 10, 20, 3);
const draft = { text: '折返し', base: null, memoId: 'u1', authorName: '鈴木', at: now };

beforeEach(() => localStorage.clear());

describe('what a browser keeps until the server has it', () => {
  const kept = keptDrafts(localStorage, 'goodfife', 'u1');

  it('belongs to one call, person and customer', () => {
    kept.put('c1', draft);
    expect(kept.get('c1')).toEqual(draft);
    expect(kept.get('c2')).toBeNull();
    expect(keptDrafts(localStorage, 'goodfife', 'u2').get('c1')).toBeNull();
    expect(keptDrafts(localStorage, 'sample', 'u1').all(now)).toEqual([]);
    expect(kept.all(now)).toEqual([['c1', draft]]);
    kept.drop('c1');
    expect(kept.all(now)).toEqual([]);
  });

  it('is discarded after thirty days, or if it can’t be read', () => {
    kept.put('old', { ...draft, at: now - 30 * 86_400_000 });
    localStorage.setItem('cti.memo.goodfife.u1.broken', '{');
    localStorage.setItem('cti.memo.goodfife.u1.strange', '{"text":1}');
    kept.put('new', draft);
    expect(kept.all(now)).toEqual([['new', draft]]);
    expect(Object.keys(localStorage)).toEqual(['cti.memo.goodfife.u1.new']);
  });

  it('fails nothing if the browser stores nothing', () => {
    const refuse = () => {
      throw new Error('full');
    };
    const full = { getItem: refuse, setItem: refuse, removeItem: refuse } as unknown as Storage;
    const none = keptDrafts(full, 'g', 'u');
    none.put('c', draft);
    none.drop('c');
    expect(none.get('c')).toBeNull();
  });
});

/** A draft after a reload: what was kept, and what the server has. */
function opened(linkedId: string, remote: string | null) {
  const kept = keptDrafts(localStorage, 'goodfife', 'u1');
  const saves: string[] = [];
  let answer = () => {};
  const memo = createMemoDraft();
  const keeper = {
    load: () => kept.get(linkedId),
    put: (text: string, base: string | null) => kept.put(linkedId, { ...draft, text, base }),
    drop: () => kept.drop(linkedId),
  };
  const save = (text: string) => {
    saves.push(text);
    return new Promise<void>((resolve) => (answer = resolve));
  };
  memo.connect(save, keeper);
  if (remote !== null) memo.storedIs(remote);
  return {
    memo,
    keeper,
    save,
    saves,
    confirm: async () => {
      answer();
      await expect.poll(() => memo.get().status).toBe('saved');
    },
    kept: () => kept.get(linkedId)?.text ?? null,
  };
}

describe('LIS-14 a memo whose window is gone before the server has it', () => {
  it('is restored, saved, and only then released', async () => {
    const before = opened('c1', '');
    before.memo.edit('9時に変更');
    expect(before.kept()).toBe('9時に変更');
    const after = opened('c1', '');
    expect(after.memo.get().text).toBe('9時に変更');
    after.memo.flush();
    expect(after.saves).toEqual(['9時に変更']);
    expect(after.kept()).toBe('9時に変更');
    await after.confirm();
    expect(after.kept()).toBeNull();
  });

  it('is there before the server has been asked', () => {
    opened('c1', '').memo.edit('a');
    const offline = opened('c1', null);
    expect(offline.memo.get()).toEqual({ text: 'a', status: 'waiting' });
    offline.memo.flush();
    expect(offline.saves).toEqual([]);
  });

  it('replaces the text it was typed on, deletions included', () => {
    opened('c1', '予約 変更').memo.edit('予約');
    expect(opened('c1', '予約 変更').memo.get().text).toBe('予約');
    localStorage.clear();
    opened('c1', '予約').memo.edit('');
    expect(opened('c1', '予約').memo.get().text).toBe('');
  });

  it('is joined with text saved from another computer meanwhile', () => {
    opened('c1', '').memo.edit('送迎');
    expect(opened('c1', '駐車場').memo.get().text).toBe('駐車場\n送迎');
    localStorage.clear();
    opened('c1', '').memo.edit('送迎');
    const same = opened('c1', '送迎');
    expect(same.memo.get()).toEqual({ text: '送迎', status: 'saved' });
    expect(same.kept()).toBeNull();
  });

  it('never lands on another call', () => {
    opened('c1', '').memo.edit('山田さまの件');
    expect(opened('c2', '').memo.get().text).toBe('');
    expect(opened('c1', '').memo.get().text).toBe('山田さまの件');
  });

  it('LIS-15 moves along with a merged call', () => {
    const first = opened('c1', '');
    first.memo.edit('送迎');
    first.memo.moveTo();
    expect(first.kept()).toBe('送迎');
    const kept = keptDrafts(localStorage, 'goodfife', 'u1');
    first.memo.connect(first.save, {
      ...first.keeper,
      load: () => null,
      put: (text, base) => kept.put('c2', { ...draft, text, base }),
    });
    expect(first.kept()).toBeNull();
    expect(kept.get('c2')?.text).toBe('送迎');
  });
});

describe('entryToWrite', () => {
  const memo = (id: string, fields: object = {}) => ({
    id,
    text: 'x',
    authorUid: 'u1',
    authorName: '',
    createdAt: null,
    updatedAt: null,
    ...fields,
  });
  const ended = (ms: number) => new Date(now - ms);
  it.each([
    ['none yet', [], null, 'u1'],
    ['during the call', [memo('u1')], null, 'u1'],
    ['ten minutes after it', [memo('u1')], ended(600_000), 'u1'],
    ['the latest of several', [memo('u1'), memo('u1-a')], ended(0), 'u1-a'],
    ['none of mine', [memo('u2', { authorUid: 'u2' })], ended(9e6), 'u1'],
    ['one that only says when to call back', [memo('u1-t', { callbackAt: ended(0) })], null, 'u1'],
    ['an empty one, later', [memo('u1', { text: '' })], ended(9e6), 'u1'],
  ])('continues its own: %s', (_, memos, endedAt, id) => {
    expect(entryToWrite(memos, 'u1', endedAt, now)).toBe(id);
  });

  it('starts a new one once the call has been over for longer', () => {
    const next = `u1-${now.toString(36)}`;
    expect(entryToWrite([memo('u1')], 'u1', ended(600_001), now)).toBe(next);
    const old = memo('u1', { text: '', createdAt: ended(86_400_000) });
    expect(entryToWrite([old], 'u1', null, now)).toBe(next);
  });
});
