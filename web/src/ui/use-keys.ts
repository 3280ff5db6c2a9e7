import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';

type Handler = (key: string) => boolean;

/** Who hears keys, the newest last: a card over the board takes the numbers before the board does. */
const handlers: Handler[] = [];

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
  const taken = handlers.toReversed().some((handle) => handle(event.key));
  if (taken) event.preventDefault();
}

/** Single keys are letters to whoever types, and none of the page's business while a dialog is open. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  );
}

/**
 * Listens for single keys while nobody types. The handler says whether it took the key. With `place`,
 * it listens only while that element is not inside a hidden one, such as the card of another tab.
 */
export function useKeys(handler: Handler, place?: RefObject<Element | null>): void {
  const handle = useEffectEvent((key: string) =>
    place?.current?.closest('[hidden]') ? false : handler(key),
  );
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
export function useNumberKeys(
  count: number,
  onPick: (index: number) => void,
  place?: RefObject<Element | null>,
): void {
  useKeys((key) => {
    const index = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
    if (index < 0 || index >= count) return false;
    onPick(index);
    return true;
  }, place);
}
