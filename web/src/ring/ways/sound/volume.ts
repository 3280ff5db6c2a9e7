import { createStore } from '../../../store.ts';

/** This computer's volume: it depends on the speakers, not on who is using it. */
export interface Volume {
  /** 0 to 1. */
  level: number;
  isMuted: boolean;
}

const key = 'cti.volume';
const usual: Volume = { level: 0.6, isMuted: false };

/** What the browser has stored, or the default if that is invalid. */
export function readVolume(stored: string | null): Volume {
  try {
    const { level, isMuted } = JSON.parse(stored ?? '') as Partial<Volume>;
    const isLevel = typeof level === 'number' && level >= 0 && level <= 1;
    return { level: isLevel ? level : usual.level, isMuted: isMuted === true };
  } catch {
    return usual;
  }
}

const store = createStore<Volume>(readVolume(safely(() => localStorage.getItem(key))));
addEventListener('storage', (event) => {
  if (event.key === key) store.set(readVolume(event.newValue));
});

/** This computer's volume, the same in all its tabs. */
export const volume = {
  get: store.get,
  subscribe: store.subscribe,
  set: (next: Volume) => {
    store.set(next);
    safely(() => localStorage.setItem(key, JSON.stringify(next)));
  },
};

function safely<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
