import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ringingCall } from '../../ring/call-fixture.ts';
import { type Handed, type PopupMessage, popupChannel } from '../handover.ts';
import { openInbox } from './inbox.ts';

const handed = (linkedId: string): Handed => ({
  customerId: 'goodfife',
  call: ringingCall({ linkedId }),
  viewer: { uid: 'u1', name: '西', email: 'nishifuna@example.com', role: 'operator' },
});

/** Channels within this process only, synchronous instead of a task later. */
class DirectChannel {
  static all = new Set<DirectChannel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    DirectChannel.all.add(this);
  }
  postMessage(data: unknown) {
    for (const other of DirectChannel.all) {
      if (other !== this) other.onmessage?.({ data: structuredClone(data) });
    }
  }
  close() {
    DirectChannel.all.delete(this);
  }
}

describe('inbox', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('BroadcastChannel', DirectChannel);
    vi.spyOn(window, 'close').mockImplementation(() => {});
    document.body.innerHTML = '<textarea></textarea>';
  });
  afterEach(() => {
    DirectChannel.all.clear();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const field = () => {
    const found = document.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  };
  const type = () => {
    field().focus();
    field().dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('takes a call from another tab and says so', async () => {
    const inbox = openInbox();
    const heard: PopupMessage[] = [];
    const tab = popupChannel((message) => heard.push(message));
    tab.post({ type: 'show', handed: handed('c1'), turn: 'turn-1' });
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'shown', linkedId: 'c1' }]));
    expect(inbox.get().stack.selected).toBe('c1');
    expect(inbox.handedCall('c1')?.store?.name).toBe('西船橋');
  });

  it('ignores a call the other tab has withdrawn', async () => {
    const asked: string[] = [];
    const locks = {
      request: (name: string, _: LockOptions, granted: (lock: null) => unknown) => {
        asked.push(name);
        return Promise.resolve(granted(null));
      },
    };
    vi.stubGlobal('navigator', { locks });
    const inbox = openInbox();
    popupChannel(() => {}).post({ type: 'show', handed: handed('c1'), turn: 'turn-1' });
    await vi.waitFor(() => expect(asked).toEqual(['turn-1']));
    expect(inbox.get().stack.tabs).toHaveLength(0);
  });

  it('takes a call straight from its opener', () => {
    const inbox = openInbox();
    expect(window.ctiTake?.(handed('c1'))).toBe(true);
    expect(inbox.get().stack.selected).toBe('c1');
  });

  it('keeps the call in front while somebody types', () => {
    const inbox = openInbox();
    inbox.take(handed('c1'));
    type();
    inbox.take(handed('c2'));
    expect(inbox.get().stack.selected).toBe('c1');
    expect(inbox.get().stack.tabs).toHaveLength(2);
  });

  it('never takes the caret out of an active call, however long nobody types', () => {
    const inbox = openInbox();
    inbox.take(handed('c1'));
    type();
    vi.advanceTimersByTime(600_000);
    inbox.take(handed('c2'));
    expect(inbox.get().stack.selected).toBe('c1');
  });

  it('shows the next call over an ended one’s field after 15 s without typing', () => {
    const inbox = openInbox();
    inbox.take(handed('c1'));
    inbox.note('c1', { ...handed('c1').call, state: 'ended' }, false);
    type();
    inbox.take(handed('c2'));
    expect(inbox.get().stack.selected).toBe('c1');
    vi.advanceTimersByTime(15_000);
    inbox.take(handed('c3'));
    expect(inbox.get().stack.selected).toBe('c3');
  });

  it('keeps the call the member is talking on in front', () => {
    const inbox = openInbox();
    inbox.take(handed('c1'));
    inbox.note('c1', handed('c1').call, true);
    inbox.take(handed('c2'));
    expect(inbox.get().stack.selected).toBe('c1');
    inbox.note('c1', handed('c1').call, false);
    inbox.take(handed('c3'));
    expect(inbox.get().stack.selected).toBe('c3');
  });

  it('forgets everything, closes and accepts nothing more when the session ends', () => {
    const inbox = openInbox();
    const ending = vi.fn<() => void>();
    inbox.onEnd(ending);
    inbox.take(handed('c1'));
    popupChannel(() => {}).post({ type: 'close' });
    expect(inbox.get()).toMatchObject({ isOver: true, stack: { tabs: [] } });
    expect(inbox.handedCall('c1')).toBeNull();
    expect(ending).toHaveBeenCalledTimes(1);
    expect(window.close).toHaveBeenCalledTimes(1);
    expect(inbox.take(handed('c2'))).toBe(false);
  });
});
