import type { Seats } from '@cti/functions/model/seats';
import { useState } from 'react';
import { InputField } from '../ui/field.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';

const minuteMs = 60_000;
const longestMinutes = 1440;

/** After how many minutes a seat is coloured; saved when a field is left. */
export function SeatLimits({
  settings,
  onSave,
}: {
  settings: Seats;
  onSave: (settings: Seats) => void;
}) {
  const { seats: words } = useAgentsWords();
  const [warn, setWarn] = useState(String(settings.warnMs / minuteMs));
  const [alert, setAlert] = useState(String(settings.alertMs / minuteMs));
  const save = () => {
    const warnMs = minutesOf(warn);
    const alertMs = minutesOf(alert);
    if (warnMs === null || alertMs === null) return;
    if (warnMs === settings.warnMs && alertMs === settings.alertMs) return;
    onSave({ ...settings, warnMs, alertMs });
  };
  return (
    <fieldset className="seats-thresholds" aria-label={words.thresholds}>
      <InputField
        label={words.warnMinutes}
        inputMode="numeric"
        value={warn}
        onChange={(event) => setWarn(event.target.value)}
        onBlur={save}
      />
      <InputField
        label={words.alertMinutes}
        inputMode="numeric"
        value={alert}
        onChange={(event) => setAlert(event.target.value)}
        onBlur={save}
      />
      <p>{words.thresholdHint}</p>
    </fieldset>
  );
}

/** Whole minutes up to a day, in milliseconds; null = not a number that is meant. */
function minutesOf(text: string): number | null {
  const digits = text.normalize('NFKC').trim();
  const minutes = /^\d{1,4}$/.test(digits) ? Number(digits) : Infinity;
  return minutes <= longestMinutes ? minutes * minuteMs : null;
}
