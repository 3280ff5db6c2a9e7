export type Language = 'ja' | 'en';

const key = 'cti.language';

/** Japanese unless English was chosen here; if storage is blocked, the choice isn't kept. */
export function readLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

export function writeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // The choice holds until the page is left.
  }
}
