import { popupChannel } from '../handover.ts';
import type { Inbox } from './inbox.ts';

/**
 * Tells the console, once per call, that the person has touched its card. Focus alone proves nothing: a new window has
 * it without anybody looking.
 */
export function tellSeen(inbox: Inbox): () => void {
  const told = new Set<string>();
  const channel = popupChannel(() => {});
  const touched = new AbortController();
  const tell = () => {
    const { tabs, selected } = inbox.get().stack;
    const linkedId = tabs.find(({ key }) => key === selected)?.linkedId;
    if (linkedId === undefined || told.has(linkedId)) return;
    told.add(linkedId);
    channel.post({ type: 'seen', linkedId });
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown']) {
    addEventListener(type, tell, { capture: true, passive: true, signal: touched.signal });
  }
  return () => {
    touched.abort();
    channel.close();
  };
}
