import { type ReactNode, useMemo, useEffect, use, useState, createContext } from 'react';
import { type Words, ja } from './ja.ts';
import { type Language, readLanguage, writeLanguage } from './language.ts';

interface WordsValue {
  words: Words;
  /** The language of `words`; it follows the chosen one once its dictionary has loaded. */
  language: Language;
  setLanguage: (language: Language) => void;
}

const WordsContext = createContext<WordsValue>({
  words: ja,
  language: 'ja',
  setLanguage: () => {},
});

/** Japanese is part of the page; another language is loaded when chosen, with Japanese until then. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(readLanguage);
  const [english, setEnglish] = useState<Words | null>(null);

  useEffect(() => {
    if (chosen !== 'en' || english) return;
    let gone = false;
    import('./en.ts').then(
      ({ en }) => !gone && setEnglish(en),
      // Stay in Japanese: better than no page.
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

/** Gives what is drawn outside the page's own tree the words of the page. */
export function SameWords({
  words,
  language,
  children,
}: Omit<WordsValue, 'setLanguage'> & { children: ReactNode }) {
  const value = useMemo(() => ({ words, language, setLanguage: () => {} }), [words, language]);
  return <WordsContext value={value}>{children}</WordsContext>;
}

export function useWords(): Words {
  return use(WordsContext).words;
}

export function useLanguage(): [Language, (language: Language) => void] {
  const { language, setLanguage } = use(WordsContext);
  return [language, setLanguage];
}
