import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Handed, type PopupMessage, type Viewer, popupChannel } from '../../popup/handover.ts';
import { popupPlace } from '../../popup/window/popup-place.ts';
import { popupUrl } from '../../popup/window/address.ts';
import { ringingCall } from '../call-fixture.ts';
import { type PopupWindow, createPopupWindow, popupFeatures } from './popup-window.ts';

vi.mock('../../firebase/tick-worker.ts?worker', () => ({
  default: class extends EventTarget {
    postMessage() {}
    terminate() {}
  },
}));

describe('popupFeatures', () => {
  it('places 500 × 700 at 50 px from the right edge and the top', () => {
    expect(popupFeatures(popupPlace({ availWidth: 1920, availHeight: 1040 }, null))).toBe(
      'popup,width=500,height=700,left=1370,top=50',
    );
  });

  it('stays on the console’s screen', () => {
    const second = { availWidth: 1280, availHeight: 1000, availLeft: 1920, availTop: 24 };
    expect(popupFeatures(popupPlace(second, null))).toBe(
      'popup,width=500,height=700,left=2650,top=74',
    );
  });
});

describe('popupUrl', () => {
  it('carries the linked id and nothing else', () => {
    expect(popupUrl('123')).toBe('/cti-popup?call=123');
    expect(popupUrl('a&b=../c#')).toBe('/cti-popup?call=a%26b%3D..%2Fc%23');
  });
});

describe('two calls, and a window that is still loading', () => {
  const viewer: Viewer = { uid: 'u', name: '', email: '', extensions: [], role: 'operator' };
  const handed = (linkedId: string): Handed => ({
    customerId: 'acme',
    call: ringingCall({ linkedId }),
    viewer,
  });
  /** As much of a window as its opener sees. */
  class OpenedWindow {
    closed = false;
    readonly taken: string[] = [];
    ctiTake?: (handed: Handed) => boolean;
    focus() {}
    load() {
      this.ctiTake = ({ call }) => this.taken.push(call.linkedId) > 0;
    }
  }
  const said = (message: PopupMessage) =>
    new Promise<void>((resolve) => {
      const channel = popupChannel(() => {});
      const heard = popupChannel(() => {
        heard.close();
        channel.close();
        resolve();
      });
      channel.post(message);
    });
  let opened: OpenedWindow[];
  let popup: PopupWindow;
  beforeEach(() => {
    vi.stubGlobal('BroadcastChannel', BroadcastChannel);
    // No window is open yet.
    const locks = { query: () => Promise.resolve({ held: [] }) };
    Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
    opened = [];
    vi.spyOn(window, 'open').mockImplementation(() => {
      const made = new OpenedWindow();
      opened.push(made);
      return made as unknown as Window;
    });
    popup = createPopupWindow(({ call }) => {
      const picture = document.createElement('p');
      picture.textContent = call.linkedId;
      return picture;
    });
  });
  afterEach(() => {
    popup.dispose();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('gives a picture of its call to a window that is loading, and of no other', async () => {
    await popup.show(handed('first'));
    expect(window.ctiPicture?.('first')?.textContent).toBe('first');
    expect(window.ctiPicture?.('second')).toBeNull();
    opened[0]?.load();
    await said({ type: 'ready', linkedId: 'first' });
    expect(window.ctiPicture?.('first')).toBeNull();
  });

  it('gives the second to the window once it has loaded', async () => {
    expect(await popup.show(handed('first'))).toBe('shown');
    const second = popup.show(handed('second'));
    opened[0]?.load();
    await said({ type: 'ready', linkedId: 'first' });
    expect(await second).toBe('shown');
    expect(opened.map(({ taken }) => taken)).toEqual([['second']]);
  });

  it('opens another for the second if the first has closed by then', async () => {
    await popup.show(handed('first'));
    const second = popup.show(handed('second'));
    opened[0]?.load();
    Object.assign(opened[0] ?? {}, { closed: true });
    await said({ type: 'ready', linkedId: 'first' });
    expect(await second).toBe('shown');
    expect(opened.map(({ taken }) => taken)).toEqual([[], []]);
  });

  it('shows both if the window loads so slowly that it is opened anew for the second', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    await popup.show(handed('first'));
    const second = popup.show(handed('second'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await second).toBe('shown');
    opened.at(-1)?.load();
    await said({ type: 'ready', linkedId: 'second' });
    await popup.show(handed('third'));
    expect(opened.map(({ taken }) => taken)).toEqual([[], ['first', 'third']]);
    vi.useRealTimers();
  });
});
