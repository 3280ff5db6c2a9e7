import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ja } from './ja.ts';
import type { Words } from './ja.ts';
import { readLanguage, writeLanguage } from './language.ts';
import type { Language } from './language.ts';

interface WordsValue {
  words: Words;
  /** The language of `words`, which follows the chosen one as soon as its dictionary is there. */
  language: Language;
  setLanguage: (language: Language) => void;
}

const WordsContext = createContext<WordsValue>({
  words: ja,
  language: 'ja',
  setLanguage: () => {},
});

/** Japanese is part of the page; another language is fetched when chosen, Japanese standing in. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(readLanguage);
  const [english, setEnglish] = useState<Words | null>(null);

  useEffect(() => {
    if (chosen !== 'en' || english) return;
    let gone = false;
    import('./en.ts').then(
      ({ en }) => !gone && setEnglish(en),
      // The page stays in Japanese: better than no page.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [chosen, english]);

  const language: Language = chosen === 'en' && english ? 'en' : 'ja';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const value = useMemo<WordsValue>(
    () => ({
      words: language === 'en' && english ? english : ja,
      language,
      setLanguage: (next) => {
        writeLanguage(next);
        setChosen(next);
      },
    }),
    [language, english],
  );
  return <WordsContext value={value}>{children}</WordsContext>;
}

export function useWords(): Words {
  return use(WordsContext).words;
}

export function useLanguage(): [Language, (language: Language) => void] {
  const { language, setLanguage } = use(WordsContext);
  return [language, setLanguage];
}
