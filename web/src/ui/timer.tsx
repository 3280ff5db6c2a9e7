import { useNow } from './clock.ts';
import { formatDuration } from './format.ts';

interface TimerProps {
  since: Date | null;
  /** The time as the surroundings know it; absent = it ticks by itself. */
  now?: number;
  className?: string;
}

/** `0:07`, counting. Hidden from screen readers, which would read every second aloud. */
export function Timer({ since, now, className }: TimerProps) {
  const ticking = useNow(now === undefined);
  if (!since) return null;
  return (
    <span className={className ? `num ${className}` : 'num'} role="timer" aria-live="off">
      {formatDuration((now ?? ticking) - since.getTime())}
    </span>
  );
}
