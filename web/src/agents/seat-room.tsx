import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { seatColumns } from '@cti/functions/model/desk/seats';
import { cx } from '../ui/cx.ts';
import { storeProps } from '../call/store-edge.tsx';
import { Timer } from '../ui/timer.tsx';
import { outsideIme } from '../ui/keys/use-keys.ts';
import type { AgentsWords } from '../words/agents.ts';
import { useAgentsWords } from '../words/agents.ts';
import { moveSeat, placeBeside } from './seat-layout.ts';
import { type Seat, type SeatQueue, countsOf } from './seats.ts';

interface SeatRoomProps {
  /** Group code and name. */
  code: string;
  name: string;
  seats: readonly Seat[];
  /** Uids by place, as returned by {@link placesOf}. */
  places: readonly string[];
  queues: readonly SeatQueue[];
  now: number;
  card: (seat: Seat) => ReactNode;
  /** Takes a new order of the places; absent = seats can't be moved right now. */
  onArrange?: ((places: string[]) => void) | undefined;
}

/** One group's room. Seats stay where admins have put them; empty places show only while arranging. */
export function SeatRoom(props: SeatRoomProps) {
  const { code, name, seats, places, queues, now, card, onArrange } = props;
  const words = useAgentsWords();
  const byUid = new Map(seats.map((seat) => [seat.uid, seat]));
  const counts = countsOf(seats);
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const at = moved === null ? -1 : places.indexOf(moved);
  useEffect(() => {
    // Moving an element within the page makes it lose focus.
    if (moved === null || at === -1) return;
    list.current?.querySelector<HTMLElement>(`[data-seat="${CSS.escape(moved)}"]`)?.focus();
  }, [moved, at]);
  // While arranging there is a free row to move to.
  const rows = Math.ceil(places.length / seatColumns) + 1;
  const shown = onArrange
    ? Array.from({ length: rows * seatColumns }, (_, at) => places[at] ?? '')
    : places;
  return (
    <section className="room" aria-label={name}>
      <header className="room-head" {...storeProps(code)}>
        <h2>{name}</h2>
        <p className="room-counts">
          {(['idle', 'busy', 'rest', 'off'] as const).map((kind) => (
            <span key={kind}>
              {words.seats.counts[kind]} <strong className="num">{counts[kind]}</strong>
            </span>
          ))}
        </p>
      </header>
      {queues.length > 0 && (
        <ul className="room-queues" aria-label={words.seats.queues}>
          {queues.map((queue) => (
            <RoomQueue key={queue.id} queue={queue} now={now} />
          ))}
        </ul>
      )}
      {seats.length === 0 && <p>{words.seats.empty}</p>}
      {onArrange && (
        <p className="aside" aria-live="polite">
          {at === -1 ? '' : movedWords(words, byUid.get(moved ?? '')?.name ?? '', at)}
        </p>
      )}
      <ul className="room-places" ref={list}>
        {shown.map((uid, place) => {
          const seat = byUid.get(uid);
          const key = seat ? uid : `empty-${place}`;
          if (onArrange) {
            return (
              <MovablePlace
                key={key}
                at={place}
                seat={seat}
                places={places}
                onArrange={(next, uidMoved) => {
                  setMoved(uidMoved);
                  onArrange(next);
                }}
              >
                {seat && card(seat)}
              </MovablePlace>
            );
          }
          return seat ? (
            <li key={key}>{card(seat)}</li>
          ) : (
            <li key={key} className="room-gap" aria-hidden />
          );
        })}
      </ul>
    </section>
  );
}

/** How many wait in a queue and for how long, and how many of its members pause. */
function RoomQueue({ queue, now }: { queue: SeatQueue; now: number }) {
  const words = useAgentsWords();
  const { name, waiting, longestSince, members, paused } = queue;
  return (
    <li className={cx('room-queue', waiting > 0 && 'room-queue-waiting')}>
      <span className="room-queue-name clip" title={name}>
        {words.seats.queue(name)}
      </span>
      <span>
        {waiting > 0 && <IconPhoneIncoming size={14} stroke={1.75} aria-hidden />}
        {words.seats.waiting} <strong className="num">{waiting}</strong>
      </span>
      {waiting > 0 && (
        <span>
          {words.seats.longest} <Timer since={longestSince} now={now} />
        </span>
      )}
      <span>
        {words.seats.paused} <strong className="num">{words.seats.of(paused, members)}</strong>
      </span>
    </li>
  );
}

/** For screen readers: where somebody sits now. */
const movedWords = ({ seats }: AgentsWords, name: string, at: number): string =>
  seats.moved(name, Math.floor(at / seatColumns) + 1, (at % seatColumns) + 1);

interface MovablePlaceProps {
  at: number;
  seat: Seat | undefined;
  places: readonly string[];
  onArrange: (places: string[], uid: string) => void;
  children: ReactNode;
}

const dragType = 'text/x-cti-seat';

/** A place that somebody can be dragged to; arrow keys move whoever sits there. */
function MovablePlace({ at, seat, places, onArrange, children }: MovablePlaceProps) {
  const words = useAgentsWords();
  const [isOver, setOver] = useState(false);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const to = placeBeside(at, event.key);
    if (to === null || !seat) return;
    event.preventDefault();
    onArrange(moveSeat(places, seat.uid, to), seat.uid);
  };
  return (
    // Drop target only; the keyboard moves whoever sits there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={cx(isOver && 'seat-over', 'seat-place')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const uid = event.dataTransfer.getData(dragType);
        if (uid) onArrange(moveSeat(places, uid, at), uid);
      }}
    >
      {seat ? (
        <button
          type="button"
          className="seat-handle"
          draggable
          data-seat={seat.uid}
          aria-label={words.seats.seatOf(seat.name)}
          onDragStart={(event) => {
            event.dataTransfer.setData(dragType, seat.uid);
            event.dataTransfer.effectAllowed = 'move';
          }}
          onKeyDown={outsideIme(walk)}
        >
          {children}
        </button>
      ) : (
        <div className="seat seat-empty" aria-hidden />
      )}
    </li>
  );
}
