import type { ReactNode } from 'react';
import { formatDuration } from '../ui/format.ts';
import { useStatisticsWords } from '../words/statistics.ts';
import { useWords } from '../words/use-words.tsx';
import type { Summary } from './summary.ts';

/** The key figures. */
export function Tiles({ summary }: { summary: Summary }) {
  const words = useStatisticsWords();
  const { common } = useWords();
  const { rate, offered, answered, outbound, outboundAnswered, wait, talk, outcomes } = summary;
  return (
    <dl className="tiles">
      <Tile
        name={words.rate}
        value={rate === null ? common.none : words.percent(rate)}
        note={offered > 0 && words.rateOf(answered, offered)}
      >
        {rate !== null && (
          <span className="tile-meter" aria-hidden>
            <span style={{ width: `${rate}%` }} />
          </span>
        )}
      </Tile>
      <Tile
        name={words.offered}
        value={words.calls(offered)}
        note={outcomes.blocked > 0 && words.blocked(outcomes.blocked)}
      />
      <Tile
        name={words.outbound}
        value={words.calls(outbound)}
        note={outbound > 0 && words.outboundAnswered(outboundAnswered)}
      />
      <Tile
        name={`${words.wait} · ${words.median}`}
        value={wait ? formatDuration(wait.medianMs) : common.none}
        note={wait && words.p90(formatDuration(wait.p90Ms))}
      />
      <Tile
        name={`${words.talk} · ${words.median}`}
        value={talk ? formatDuration(talk.medianMs) : common.none}
        note={
          talk &&
          `${words.p90(formatDuration(talk.p90Ms))} · ${words.total(formatDuration(talk.totalMs))}`
        }
      />
    </dl>
  );
}

interface TileProps {
  name: string;
  value: string;
  note: ReactNode;
  children?: ReactNode;
}

function Tile({ name, value, note, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd className="tile-value num">{value}</dd>
      <dd className="tile-note num">
        {children}
        {note}
      </dd>
    </div>
  );
}
