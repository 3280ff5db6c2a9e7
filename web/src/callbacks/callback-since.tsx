import { IconAlarm, IconClock, IconMoon } from '@tabler/icons-react';
import type { Hours } from '@cti/functions/model/hours';
import { isPromisedAnyTime } from '@cti/functions/model/calls/rescue';
import { cx } from '../ui/cx.ts';
import { useFormat } from '../ui/format.ts';
import { type CallbackWords, useCallbackWords } from '../words/callbacks.ts';
import { type CallbackRow, promiseOf } from './callback-rows.ts';
import { isOpenAt, openMsBetween } from '@cti/functions/model/opening-hours';

interface SinceProps {
  row: CallbackRow;
  hours: Hours;
  nowMs: number;
}

/** When the caller wants to be called; otherwise since when they've been waiting. */
export function Since(props: SinceProps) {
  const { row, nowMs } = props;
  const { asked, callbackAt } = row;
  if (callbackAt) {
    const isWish = asked?.dueAt.getTime() === callbackAt.getTime();
    return <Promised callbackAt={callbackAt} nowMs={nowMs} isWish={isWish} />;
  }
  return isPromisedAnyTime(row) ? <PromisedAnyTime {...props} /> : <Waited {...props} />;
}

/** A promise without a particular time, and the call it was made in. */
function PromisedAnyTime({ row, nowMs }: SinceProps) {
  const words = useCallbackWords();
  const format = useFormat();
  return (
    <div className="callback-since">
      <span>{words.promisedAnyTime}</span>
      {row.lastAt && <span className="num callback-at">{format.dateTime(row.lastAt, nowMs)}</span>}
    </div>
  );
}

/** The promised time, and how long until then or since. */
function Promised({
  callbackAt,
  nowMs,
  isWish,
}: {
  callbackAt: Date;
  nowMs: number;
  /** A colleague's wish to call by the end of the day, not a promise to the caller. */
  isWish: boolean;
}) {
  const words = useCallbackWords();
  const format = useFormat();
  const isOverdue = promiseOf({ callbackAt }, nowMs) === 'overdue';
  const aheadMs = callbackAt.getTime() - nowMs;
  const Icon = isOverdue ? IconAlarm : IconClock;
  return (
    <div className={cx('callback-since', isOverdue && 'callback-overdue')}>
      <span className="callback-promise num">
        <Icon size={16} stroke={1.75} aria-hidden />
        {isWish
          ? words.askedBy(format.date(callbackAt, nowMs))
          : words.promised(format.dateTime(callbackAt, nowMs))}
      </span>
      <span className="num callback-at">
        {isOverdue
          ? words.overdue(spokenDuration(-aheadMs, words))
          : words.ahead(spokenDuration(Math.max(0, aheadMs), words))}
      </span>
    </div>
  );
}

/** How long the caller has been waiting, in clock hours and in the store's opening hours. */
function Waited({ row, hours, nowMs }: SinceProps) {
  const words = useCallbackWords();
  const format = useFormat();
  if (!row.firstAt) return <div />;
  const firstMs = row.firstAt.getTime();
  const store = row.store?.code ?? null;
  const passedMs = Math.max(0, nowMs - firstMs);
  const openMs = openMsBetween(hours, store, firstMs, nowMs);
  const wasClosed = !isOpenAt(hours, store, (row.lastAt ?? row.firstAt).getTime());
  return (
    <div className="callback-since">
      <span className="num">
        {passedMs < 60_000 ? words.justNow : words.since(spokenDuration(passedMs, words))}
        {openMs < passedMs - 60_000 && (
          <span className="callback-hours" title={words.sinceOpenHint}>
            {' '}
            {words.sinceOpen(spokenDuration(openMs, words))}
          </span>
        )}
      </span>
      <span className="num callback-at">
        {format.dateTime(row.firstAt, nowMs)}
        {wasClosed && (
          <span className="callback-closed">
            <IconMoon size={14} stroke={1.75} aria-hidden />
            {words.afterHours}
          </span>
        )}
      </span>
    </div>
  );
}

const minuteMs = 60_000;

/** How long ago, in words as coarse as somebody needs who decides whom to call first. */
function spokenDuration(ms: number, words: CallbackWords): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return words.minutes(0);
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.hours(hours, hours < 6 ? minutes % 60 : 0);
  return words.days(Math.floor(hours / 24), hours < 72 ? hours % 24 : 0);
}
