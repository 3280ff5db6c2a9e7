import { useId } from 'react';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import type { GroupPopup } from '@cti/functions/model/desk/popup-choice';
import { pageRinger } from '../../ring/ways/sound/ringer.ts';
import { speak } from '../../ring/ways/sound/speech.ts';
import { volume } from '../../ring/ways/sound/volume.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage } from '../../words/use-words.tsx';
import { usePopupWords } from '../../words/settings/popup.ts';

/** How loud this computer is, and buttons to test it. */
export function DeviceSound({ tones }: { tones: Pick<GroupPopup, 'tone' | 'vipTone'> }) {
  const words = usePopupWords();
  const [language] = useLanguage();
  const id = useId();
  const { level, isMuted } = useStore(volume);
  return (
    <>
      <div className="own-volume">
        <label htmlFor={id}>{words.volume}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(level * 100)}
          disabled={isMuted}
          onChange={(event) => volume.set({ isMuted, level: Number(event.target.value) / 100 })}
        />
        <output className="num" htmlFor={id}>
          {isMuted ? 0 : Math.round(level * 100)}%
        </output>
        <Button
          icon={isMuted ? IconVolumeOff : IconVolume}
          aria-pressed={isMuted}
          onClick={() => volume.set({ level, isMuted: !isMuted })}
        >
          {isMuted ? words.unmuted : words.muted}
        </Button>
      </div>
      <div className="own-actions">
        <Button onClick={() => pageRinger().play(tones.tone)}>{words.test}</Button>
        <Button onClick={() => pageRinger().play(tones.vipTone)}>{words.testVip}</Button>
        <Button onClick={() => speak(words.spokenSample, language)}>{words.testSpoken}</Button>
      </div>
    </>
  );
}
