import './shortcut-sheet.css';
import { shortcutsEn } from '../../words/shortcuts/en.ts';
import { shortcutsJa } from '../../words/shortcuts/ja.ts';
import { useLanguage } from '../../words/use-words.tsx';
import { Dialog } from '../dialogs/dialog.tsx';
import { type ShortcutName, keyLabels } from './shortcuts.ts';

interface ShortcutSheetProps {
  names: readonly ShortcutName[];
  onClose: () => void;
}

/** Key and what it does, one line each. */
export function ShortcutSheet({ names, onClose }: ShortcutSheetProps) {
  const [language] = useLanguage();
  const words = language === 'en' ? shortcutsEn : shortcutsJa;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <dl className="shortcut-sheet">
        {names.map((name) => (
          <div key={name}>
            <dt>
              {keyLabels(name).map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{words.names[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="shortcut-note">{words.note}</p>
    </Dialog>
  );
}
