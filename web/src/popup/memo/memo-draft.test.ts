import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoDraft } from './memo-draft.ts';

/** A store whose responses the test controls. */
function setUp() {
  const saves: string[] = [];
  const answers: { resolve: () => void; reject: () => void }[] = [];
  const save = (text: string) => {
    saves.push(text);
    return new Promise<void>((resolve, reject) => {
      answers.push({ resolve, reject: () => reject(new Error('refused')) });
    });
  };
  const answer = async (how: 'resolve' | 'reject' = 'resolve') => {
    answers.shift()?.[how]();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { draft: createMemoDraft(), save, saves, answer };
}

function connected(remote = '') {
  const all = setUp();
  all.draft.connect(all.save);
  all.draft.storedIs(remote);
  return all;
}

describe('memo draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves 600 ms after the last key, once', async () => {
    const { draft, saves, answer } = connected();
    draft.edit('折');
    vi.advanceTimersByTime(599);
    draft.edit('折返し');
    vi.advanceTimersByTime(599);
    expect(saves).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(saves).toEqual(['折返し']);
    expect(draft.get().status).toBe('saving');
    await answer();
    expect(draft.get()).toEqual({ text: '折返し', status: 'saved' });
    expect(draft.isUnsaved()).toBe(false);
  });

  it('saves at once when the field is left', () => {
    const { draft, saves } = connected();
    draft.edit('折返し');
    draft.flush();
    expect(saves).toEqual(['折返し']);
  });

  it('creates nothing for a field that was only focused', () => {
    const { draft, saves } = connected();
    draft.flush();
    draft.edit('');
    vi.advanceTimersByTime(10_000);
    expect(saves).toEqual([]);
  });

  it('saves what was typed during a save after it, never two at a time', async () => {
    const { draft, saves, answer } = connected();
    draft.edit('a');
    draft.flush();
    draft.edit('ab');
    vi.advanceTimersByTime(5_000);
    expect(saves).toEqual(['a']);
    await answer();
    vi.advanceTimersByTime(600);
    expect(saves).toEqual(['a', 'ab']);
  });

  it('is unsaved until the server has the newest text', async () => {
    const { draft, answer } = connected();
    expect(draft.isUnsaved()).toBe(false);
    draft.edit('a');
    expect(draft.isUnsaved()).toBe(true);
    draft.flush();
    expect(draft.isUnsaved()).toBe(true);
    await answer();
    expect(draft.isUnsaved()).toBe(false);
  });

  it('doesn’t save until it knows the stored text', () => {
    const { draft, save, saves } = setUp();
    draft.edit('before anything is loaded');
    vi.advanceTimersByTime(5_000);
    draft.connect(save);
    vi.advanceTimersByTime(5_000);
    expect(saves).toEqual([]);
    draft.storedIs('');
    vi.advanceTimersByTime(0);
    expect(saves).toEqual(['before anything is loaded']);
  });

  it('puts the stored memo before what was typed while it loaded', () => {
    const { draft, save, saves } = setUp();
    draft.edit('new');
    draft.connect(save);
    draft.storedIs('old');
    expect(draft.get().text).toBe('old\nnew');
    vi.advanceTimersByTime(0);
    expect(saves).toEqual(['old\nnew']);
  });

  it('takes over what the same person writes elsewhere, unless they are typing here', () => {
    const { draft } = connected('one');
    expect(draft.get()).toEqual({ text: 'one', status: 'saved' });
    draft.storedIs('two');
    expect(draft.get().text).toBe('two');
    draft.edit('two and more');
    draft.storedIs('three');
    expect(draft.get().text).toBe('two and more');
  });

  it('retries a refused save with growing delays, and keeps the text', async () => {
    const { draft, saves, answer } = connected();
    draft.edit('a');
    draft.flush();
    await answer('reject');
    expect(draft.get()).toEqual({ text: 'a', status: 'failed' });
    vi.advanceTimersByTime(2_000);
    await answer('reject');
    vi.advanceTimersByTime(3_999);
    expect(saves).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(saves).toHaveLength(3);
    await answer();
    expect(draft.get().status).toBe('saved');
  });

  it('moves its text to the surviving call and saves it there', () => {
    const { draft, save } = connected();
    draft.edit('typed on the merged call');
    draft.flush();
    const survivor: string[] = [];
    draft.moveTo();
    expect(draft.get().text).toBe('typed on the merged call');
    draft.connect((text) => {
      survivor.push(text);
      return save(text);
    });
    draft.storedIs('already there');
    vi.advanceTimersByTime(0);
    expect(survivor).toEqual(['already there\ntyped on the merged call']);
  });

  it('doesn’t mistake a late response for the merged call for one of the surviving call', async () => {
    const { draft, answer } = connected();
    draft.edit('a');
    draft.flush();
    draft.moveTo();
    await answer();
    expect(draft.get().status).toBe('waiting');
    expect(draft.isUnsaved()).toBe(true);
  });

  it('adds carried text once', () => {
    const { draft } = connected('own');
    draft.append('carried');
    draft.append('carried');
    expect(draft.get().text).toBe('own\ncarried');
  });
});
