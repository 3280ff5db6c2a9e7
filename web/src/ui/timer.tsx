import { useNow } from './clock.ts';
import { formatDuration } from './format.ts';

interface TimerProps {
  since: Date | null;
  /** Where it stopped; absent = it still runs. */
  until?: Date | null;
  /** The time as the surroundings know it; absent = it ticks by itself. */
  now?: number;
  className?: string;
}

/** `0:07`, counting. Hidden from screen readers, which would read every second aloud. */
export function Timer({ since, until, now, className }: TimerProps) {
  const ticking = useNow(now === undefined && !until);
  if (!since) return null;
  const end = until?.getTime() ?? now ?? ticking;
  return (
    <span className={className ? `num ${className}` : 'num'} role="timer" aria-live="off">
      {formatDuration(end - since.getTime())}
    </span>
  );
}
