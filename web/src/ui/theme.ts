/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'cti.theme';

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Applies the theme to this page and stores the choice for the next one. */
export function writeTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice holds until the page is left.
  }
  dress(theme);
}

function dress(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The colour of an installed app's title bar.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const { scheme = '' } = meta.dataset;
    const isChosen = scheme === theme ? 'all' : 'not all';
    meta.media = theme === 'system' ? `(prefers-color-scheme: ${scheme})` : isChosen;
  }
}

/** Applies the theme before the first paint, and again when another tab changes it. */
export function startTheme(): void {
  dress(readTheme());
  addEventListener('storage', (event) => {
    if (event.key === key) dress(readTheme());
  });
}
