import { BareSelect } from '../../ui/field.tsx';
import { useLanguage, useWords } from '../../words/use-words.tsx';

/** The language of the screen, each named in itself. */
export function LanguageSwitch() {
  const words = useWords();
  const [language, setLanguage] = useLanguage();
  return (
    <BareSelect
      label={words.shell.language}
      value={language}
      onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'ja')}
    >
      <option value="ja">{words.settings.languages.ja}</option>
      <option value="en">{words.settings.languages.en}</option>
    </BareSelect>
  );
}
