import { IconAlertTriangle } from '@tabler/icons-react';
import type { Seats } from '@cti/functions/model/seats';
import { Badge } from '../ui/badge.tsx';
import { otherParty } from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { Timer } from '../ui/timer.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';
import { useWords } from '../words/use-words.tsx';
import { type Seat, markOf } from './seats.ts';
import { StatusLabel, toneOf } from './status-label.tsx';

interface SeatCardProps {
  seat: Seat;
  now: number;
  limits: Pick<Seats, 'warnMs' | 'alertMs'>;
  isMe: boolean;
}

/** One colleague: name, status in words and colour, time in it, whom he talks to. */
export function SeatCard({ seat, now, limits, isMe }: SeatCardProps) {
  const words = useAgentsWords();
  const common = useWords();
  const mark = markOf(seat, limits, now);
  const party = seat.call ? otherParty(seat.call, common).text : null;
  return (
    <div className={cx('seat', `seat-${toneOf(seat.status)}`, mark && `seat-${mark}`)}>
      <p className="seat-name">
        <span className="clip" title={seat.name}>
          {seat.name}
        </span>
        {isMe && <Badge tone="accent">{words.seats.you}</Badge>}
        {toneOf(seat.status) !== 'off' && (
          <span className="seat-mark" title={mark ? words.seats[mark] : undefined}>
            {mark && <IconAlertTriangle size={14} stroke={1.75} aria-hidden />}
            {mark && <span className="aside">{words.seats[mark]}</span>}
            <Timer since={seat.since} now={now} />
          </span>
        )}
      </p>
      <p className="seat-state">
        <StatusLabel status={seat.status} />
      </p>
      {party && (
        <p className="seat-with clip" title={party}>
          {words.seats.withWhom(party)}
        </p>
      )}
    </div>
  );
}
