import { IconPictureInPictureTop } from '@tabler/icons-react';
import { hasStrip } from './strip.ts';
import { useStore } from '../../store.ts';
import { IconButton } from '../../ui/button.tsx';
import { useStripWords } from '../../words/strip.ts';
import { useConsole } from '../../app/console-context.ts';

/** Opens the always-on-top window at the start of a shift; absent where the browser has none. */
export function StripButton() {
  const words = useStripWords();
  const { strip } = useConsole();
  const isOpen = useStore(strip.place) !== null;
  if (!hasStrip()) return null;
  return (
    <IconButton
      icon={IconPictureInPictureTop}
      label={isOpen ? words.close : words.open}
      aria-pressed={isOpen}
      // Refused without a press, which this is.
      onClick={() => (isOpen ? strip.close() : void strip.open().catch(() => {}))}
    />
  );
}
