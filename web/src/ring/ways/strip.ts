import type { Call } from '@cti/functions/model/calls/call';
import { createStore } from '../../store.ts';

/** The parts of Document Picture-in-Picture used here; missing in many browsers. */
interface PictureInPicture {
  requestWindow: (options: { width: number; height: number }) => Promise<Window>;
}

const smallest = { width: 240, height: 90 };
const usual = { width: 320, height: 120 };
const key = 'cti.strip';

/** The size the person gave the strip on this computer. */
function stripSize(storage: Pick<Storage, 'getItem'>): { width: number; height: number } {
  try {
    const [width, height] = (storage.getItem(key) ?? '').split('x').map(Number);
    if (width && height && width >= smallest.width && height >= smallest.height) {
      return { width, height };
    }
  } catch {
    // Without storage it has its default size.
  }
  return usual;
}

const pictureInPicture = (page: Window): PictureInPicture | undefined =>
  (page as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture;

/** Whether this browser supports an always-on-top window. */
export const hasStrip = (): boolean => pictureInPicture(window) !== undefined;

export type Strip = ReturnType<typeof createStrip>;

/** The always-on-top window and its calls, opened by a press, closed with its tab; the console renders its content. */
export function createStrip(page: Window = window) {
  /** The window's document while it is open. */
  const place = createStore<Document | null>(null);
  /** Calls handed to the strip, newest first. */
  const calls = createStore<readonly string[]>([]);
  let opened: Window | null = null;

  async function open(): Promise<void> {
    if (opened) return opened.focus();
    const strip = await pictureInPicture(page)?.requestWindow(stripSize(page.localStorage));
    if (!strip) return;
    opened = strip;
    dress(strip.document, page.document);
    strip.addEventListener('resize', () => remember(strip, page.localStorage));
    strip.addEventListener('pagehide', () => {
      opened = null;
      place.set(null);
    });
    place.set(strip.document);
  }

  return {
    place,
    calls,
    open,
    close: () => opened?.close(),
    /** As a way to show a call: unavailable unless the person has opened it. */
    show: (call: Call): Promise<boolean> => {
      const strip = opened;
      if (!strip) return Promise.resolve(false);
      calls.set([
        call.linkedId,
        ...calls
          .get()
          .filter((id) => id !== call.linkedId)
          .slice(0, 20),
      ]);
      // It has been painted by the start of the frame after next.
      return new Promise((resolve) => {
        strip.requestAnimationFrame(() => strip.requestAnimationFrame(() => resolve(true)));
      });
    },
  };
}

function remember(strip: Window, storage: Storage): void {
  try {
    storage.setItem(key, `${strip.innerWidth}x${strip.innerHeight}`);
  } catch {
    // It then starts at its default size again.
  }
}

/** Copies the page's styles, language and theme to the empty window. */
function dress(strip: Document, page: Document): void {
  for (const sheet of page.querySelectorAll('link[rel="stylesheet"], style')) {
    strip.head.append(sheet.cloneNode(true));
  }
  const { lang, dataset } = page.documentElement;
  strip.documentElement.lang = lang;
  Object.assign(strip.documentElement.dataset, dataset);
  strip.title = page.title;
}
