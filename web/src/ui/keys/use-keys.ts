import {
  type KeyboardEvent as ReactKeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
} from 'react';
import { type ShortcutName, shortcuts } from './shortcuts.ts';

type Handler = (key: string) => boolean;

interface Listening {
  handle: Handler;
  name: ShortcutName;
  isHidden: () => boolean;
}

interface KeyOptions {
  /** Listens only while that element is not inside a hidden one, such as the card of another tab. */
  place?: RefObject<Element | null> | undefined;
  /** All other handlers come first. */
  isLast?: boolean;
}

/** Key handlers, newest last: a card over the board gets the number keys before the board does. */
const listeners: Listening[] = [];

/** The shortcuts that would do something now, each once. */
export function listeningShortcuts(): ShortcutName[] {
  const names = listeners.flatMap(({ name, isHidden }) => (isHidden() ? [] : [name]));
  return [...new Set(names)];
}

/** Whether an input method is converting. Safari marks the Enter that ended it with the code 229 alone. */
const isForIme = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** For every `onKeyDown`: hears what is typed, except what belongs to an input method. */
export function outsideIme<T extends Element>(
  handle: (event: ReactKeyboardEvent<T>) => void,
): (event: ReactKeyboardEvent<T>) => void {
  return (event) => {
    if (!isForIme(event.nativeEvent)) handle(event);
  };
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || isForIme(event) || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
  const taken = listeners
    .toReversed()
    .some(({ handle, isHidden }) => !isHidden() && handle(event.key));
  if (taken) event.preventDefault();
}

/** While somebody types, single keys are letters; while a dialog is open, they're none of the page's business. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  );
}

/** Listens for a shortcut's keys while nobody types. The handler returns whether it handled the key. */
export function useShortcut(
  name: keyof typeof shortcuts,
  handler: Handler,
  options?: KeyOptions,
): void {
  useKeys(name, shortcuts[name], handler, options);
}

/** The same for keys of another table. */
export function useKeys(
  name: ShortcutName,
  keys: readonly string[],
  handler: Handler,
  { place, isLast = false }: KeyOptions = {},
): void {
  const handle = useEffectEvent(handler);
  useEffect(() => {
    const entry: Listening = {
      name,
      handle: (key) => keys.includes(key) && handle(key),
      isHidden: () => Boolean(place?.current?.closest('[hidden]')),
    };
    if (listeners.length === 0) window.addEventListener('keydown', onKeyDown);
    if (isLast) listeners.unshift(entry);
    else listeners.push(entry);
    return () => {
      listeners.splice(listeners.indexOf(entry), 1);
      if (listeners.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [name, keys, place, isLast]);
}

/** Keys 1 to 9 pick the first nine of a list. */
export function useNumberKeys(
  name: keyof typeof shortcuts,
  count: number,
  onPick: (index: number) => void,
  options?: KeyOptions,
): void {
  useShortcut(
    name,
    (key) => {
      const index = Number(key) - 1;
      if (index >= count) return false;
      onPick(index);
      return true;
    },
    options,
  );
}
