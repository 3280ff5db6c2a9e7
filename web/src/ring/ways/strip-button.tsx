import { IconPictureInPictureTop } from '@tabler/icons-react';
import { type Strip, hasStrip } from './strip.ts';
import { useStore } from '../../store.ts';
import { IconButton } from '../../ui/button.tsx';
import { useStripWords } from '../../words/strip.ts';

/** Opens the always-on-top window at the start of a shift; not rendered if the browser has none. */
export function StripButton({ strip }: { strip: Strip }) {
  const words = useStripWords();
  const isOpen = useStore(strip.place) !== null;
  if (!hasStrip()) return null;
  return (
    <IconButton
      className="bar-wide"
      icon={IconPictureInPictureTop}
      label={isOpen ? words.close : words.open}
      aria-pressed={isOpen}
      // Refused only without a user gesture, and this is one.
      onClick={() => (isOpen ? strip.close() : void strip.open().catch(() => {}))}
    />
  );
}
