import { pageRinger } from './ringer.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useSoundWords } from '../../../words/sound.ts';

/** Browsers don't let a page play sound before the user has interacted with it: this asks for one press. */
export function SoundBanner() {
  const words = useSoundWords();
  return (
    <div className="blocked-note">
      <Notice
        tone="ringing"
        action={<Button onClick={() => pageRinger().allow()}>{words.allow}</Button>}
      >
        <strong>{words.blocked}</strong> {words.blockedHow}
      </Notice>
    </div>
  );
}
