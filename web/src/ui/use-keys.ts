import { useEffect, useEffectEvent } from 'react';

type Handler = (key: string) => boolean;

/** Who hears keys, the newest last: a card over the board takes the numbers before the board does. */
const handlers: Handler[] = [];

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const taken = handlers.toReversed().some((handle) => handle(event.key));
  if (taken) event.preventDefault();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Listens for single keys while nobody types. The handler says whether it took the key. */
export function useKeys(handler: Handler): void {
  const handle = useEffectEvent(handler);
  useEffect(() => {
    const entry: Handler = (key) => handle(key);
    if (handlers.length === 0) window.addEventListener('keydown', onKeyDown);
    handlers.push(entry);
    return () => {
      handlers.splice(handlers.indexOf(entry), 1);
      if (handlers.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Keys 1 to 9 pick the first nine of a list. */
export function useNumberKeys(count: number, onPick: (index: number) => void): void {
  useKeys((key) => {
    const index = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
    if (index < 0 || index >= count) return false;
    onPick(index);
    return true;
  });
}
