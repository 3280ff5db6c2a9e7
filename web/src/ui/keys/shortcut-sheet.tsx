import './shortcut-sheet.css';
import { useShortcutWords } from '../../words/shortcuts.ts';
import { Dialog } from '../dialogs/dialog.tsx';
import { type ShortcutName, keyLabels } from './shortcuts.ts';

interface ShortcutSheetProps {
  names: readonly ShortcutName[];
  onClose: () => void;
}

/** Key and what it does, one line each. */
export function ShortcutSheet({ names, onClose }: ShortcutSheetProps) {
  const words = useShortcutWords();
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
