import './seats.css';
import type { Seats } from '@cti/functions/model/seats';
import { useState } from 'react';
import { IconArmchair } from '@tabler/icons-react';
import { Button } from '../ui/button.tsx';
import { EmptyLine } from '../ui/notice.tsx';
import { useAgentsWords } from '../words/agents/use-agents-words.ts';
import { SeatCard } from './seat-card.tsx';
import { SeatLimits } from './seat-limits.tsx';
import { placesOf } from './seat-layout.ts';
import { SeatRoom } from './seat-room.tsx';
import type { Seat } from './seats.ts';

export interface Room {
  code: string;
  name: string;
}

export interface SeatMapProps {
  rooms: readonly Room[];
  seats: readonly Seat[];
  settings: Seats;
  now: number;
  myUid: string;
  /** Saves for everybody; absent = the person may only look. */
  onSave?: ((settings: Seats) => void) | undefined;
}

/** Who is doing what, room by room; admins arrange the seats. */
export function SeatMap({ rooms, seats, settings, now, myUid, onSave }: SeatMapProps) {
  const words = useAgentsWords();
  const [isArranging, setArranging] = useState(false);
  const [showsAway, setShowsAway] = useState(true);
  const shown = showsAway || isArranging ? seats : seats.filter(({ status }) => status !== 1);
  const away = seats.filter(({ status }) => status === 1).length;
  return (
    <div className="seats">
      <header className="seats-head">
        <h1>{words.seats.title}</h1>
        <p>{words.seats.lead}</p>
        {away > 0 && (
          <label className="seats-away">
            <input
              type="checkbox"
              checked={showsAway}
              onChange={(event) => setShowsAway(event.target.checked)}
            />
            {words.seats.showAway}
          </label>
        )}
        {onSave && seats.length > 0 && (
          <Button
            icon={IconArmchair}
            aria-pressed={isArranging}
            onClick={() => setArranging(!isArranging)}
          >
            {isArranging ? words.seats.arrangeDone : words.seats.arrange}
          </Button>
        )}
      </header>
      {isArranging && onSave && (
        <>
          <p className="seats-hint">{words.seats.arrangeHint}</p>
          <SeatLimits settings={settings} onSave={onSave} />
        </>
      )}
      {seats.length === 0 && <EmptyLine>{words.seats.emptyAll}</EmptyLine>}
      {seats.length > 0 &&
        rooms.map(({ code, name }) => {
          const inRoom = shown.filter(({ groupCodes }) => groupCodes.includes(code));
          const uids = inRoom.map(({ uid }) => uid);
          const places = placesOf(settings.rooms[code], uids);
          return (
            <SeatRoom
              key={code}
              code={code}
              name={name}
              seats={inRoom}
              places={places}
              card={(seat) => (
                <SeatCard seat={seat} now={now} limits={settings} isMe={seat.uid === myUid} />
              )}
              onArrange={
                isArranging && onSave
                  ? (next) => onSave({ ...settings, rooms: { ...settings.rooms, [code]: next } })
                  : undefined
              }
            />
          );
        })}
    </div>
  );
}
