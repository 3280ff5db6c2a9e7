import './shortcut-sheet.css';
import { useShortcutWords } from '../../words/shortcuts.ts';
import { Dialog } from '../dialogs/dialog.tsx';
import { phoneShortcuts } from './phone-shortcuts.ts';
import { type ShortcutName, digits, shortcuts } from './shortcuts.ts';

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

const all: Record<ShortcutName, readonly string[]> = { ...shortcuts, ...phoneShortcuts };

const printed: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** Its keys as they stand on the keyboard. */
function keyLabels(name: ShortcutName): string[] {
  if (name === 'tone') return ['0 – 9', '*', '#'];
  const keys = all[name];
  if (keys === digits) return [`${digits[0]} – ${digits.at(-1)}`];
  return [...new Set(keys.map((key) => printed[key] ?? key.toUpperCase()))];
}
