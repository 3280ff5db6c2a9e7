import './seats.css';
import { supervisionNow } from '@cti/functions/model/calls/supervision';
import type { Seats } from '@cti/functions/model/desk/seats';
import { useState } from 'react';
import { IconAlertTriangle, IconArmchair } from '@tabler/icons-react';
import { Button } from '../ui/button.tsx';
import { EmptyLine } from '../ui/notice.tsx';
import { useAgentsWords } from '../words/agents.ts';
import { placesOf } from './seat-layout.ts';
import { SeatRoom } from './seat-room.tsx';
import { type Seat, type SeatQueue, markOf } from './seats.ts';
import { Badge } from '../ui/badge.tsx';
import { otherParty } from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { Timer } from '../ui/timer.tsx';
import { useWords } from '../words/use-words.tsx';
import { SupervisionLabel } from '../call/supervision-label.tsx';
import { StatusLabel, toneOf } from './status-label.tsx';
import { InputField } from '../ui/field.tsx';

export interface Room {
  code: string;
  name: string;
}

export interface SeatMapProps {
  rooms: readonly Room[];
  seats: readonly Seat[];
  /** Queues of phone systems. */
  queues?: readonly SeatQueue[];
  settings: Seats;
  now: number;
  myUid: string;
  /** Saves for everybody; absent = read-only. */
  onSave?: ((settings: Seats) => void) | undefined;
}

const noQueues: [] = [];

/** Who is doing what, room by room; admins arrange the seats. */
export function SeatMap(props: SeatMapProps) {
  const { rooms, seats, queues = noQueues, settings, now, myUid, onSave } = props;
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
              queues={queues.filter(({ groupCode }) => groupCode === code)}
              now={now}
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

interface SeatCardProps {
  seat: Seat;
  now: number;
  limits: Pick<Seats, 'warnMs' | 'alertMs'>;
  isMe: boolean;
}

/** One colleague: name, status in words and colour, how long, and who they talk to. */
function SeatCard({ seat, now, limits, isMe }: SeatCardProps) {
  const words = useAgentsWords();
  const common = useWords();
  const mark = markOf(seat, limits, now);
  const supervision = seat.call && supervisionNow(seat.call);
  const elsewhere = seat.elsewhere && words.seats[seat.elsewhere.by](seat.elsewhere.reason);
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
      {elsewhere && (
        <p className="seat-with clip" title={elsewhere}>
          {elsewhere}
        </p>
      )}
      {supervision && <SupervisionLabel kind={supervision} />}
    </div>
  );
}

const minuteMs = 60_000;
const longestMinutes = 1440;

/** After how many minutes a seat is coloured; saved when a field is left. */
function SeatLimits({ settings, onSave }: { settings: Seats; onSave: (settings: Seats) => void }) {
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
