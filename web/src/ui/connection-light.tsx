import './connection-light.css';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';

interface ConnectionLightProps {
  state: 'connected' | 'disconnected';
  /** Why it is down or since when, for the tooltip. */
  detail?: string | null;
  latencyMs?: number | null;
  /** Covers the whole light: what pressing it opens. */
  children?: ReactNode;
}

/** Its status holds only the promised words, so screen readers speak when they change, not at every latency. */
export function ConnectionLight({ state, detail, latencyMs, children }: ConnectionLightProps) {
  const words = useWords();
  const latency =
    state === 'connected' && latencyMs != null
      ? words.connection.latency((latencyMs / 1000).toFixed(1))
      : null;
  return (
    <div className={`light light-${state}`} title={detail ?? undefined}>
      <span className="light-dot" aria-hidden />
      {/* Not <output>, which belongs to a form's calculation. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <span role="status">{words.connection[state]}</span>
      {latency && (
        <span className="light-latency num" aria-hidden>
          {latency}
        </span>
      )}
      {children}
    </div>
  );
}
