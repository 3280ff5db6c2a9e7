import { useEffect } from 'react';

/** How a browser tells an installed app that it was started again; TypeScript does not know it yet. */
interface LaunchQueue {
  setConsumer: (consumer: (launch: { targetURL?: string | null }) => void) => void;
}

/** How many callers wait, on the installed app's icon (null = not known, it stays); unmounting clears it. */
export function useAppBadge(waiting: number | null): void {
  useEffect(() => {
    if (waiting !== null) setBadge(waiting);
  }, [waiting]);
  useEffect(() => () => setBadge(0), []);
}

/** 0 takes the badge away. A refusal is no problem: the count also stands in the navigation. */
function setBadge(count: number): void {
  if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => {});
}

/** Follows the installed app's shortcuts within the open window, which goes on; `go` opens a path of the console. */
export function useAppShortcuts(go: (path: string) => void): void {
  useEffect(() => {
    const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ targetURL }) => {
      const path = shortcutPath(targetURL, location.origin);
      if (path !== null) go(path);
    });
  }, [go]);
}

/** The page that a shortcut leads to; null = the app's own icon, or somebody else's address. */
function shortcutPath(address: string | null | undefined, origin: string): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== origin) return null;
  return url.pathname === '/' && url.hash === '' ? null : url.pathname + url.search;
}
