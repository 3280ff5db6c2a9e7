import * as z from 'zod/mini';
import { nullable } from '../text/or-default.ts';

/** How often a bridge's document is brought up to date while nothing but numbers change; each costs every console a read. */
export const keptEveryMs = 120_000;
/** A bridge that hasn't been heard of for this long is down, or cut off. It tells every minute. */
export const silentMs = 300_000;
/** A bridge that stays silent for this long was taken out of use: it's forgotten. */
export const bridgeKeptMs = 7 * 86_400_000;
/** Bridges that consoles listen to; `firestore.rules` has the same limit. */
export const bridgeLimit = 100;

const statusOf = <Time extends z.ZodMiniType<Date>>(time: Time) => ({
  /** When it said so, by its own clock: of two heartbeats, the later one counts. */
  at: time,
  version: z.string().check(z.maxLength(20)),
  /** Only `ready` hears calls. */
  asterisk: z.object({
    state: z.enum(['connecting', 'ready', 'waiting', 'refused', 'stopped']),
    since: time,
  }),
  queue: z.object({
    /** Entries that haven't been delivered, and when the oldest was taken. */
    waiting: z.int().check(z.minimum(0)),
    oldestAt: nullable(time),
    /** Entries that will never be delivered. */
    setAside: z.int().check(z.minimum(0)),
    /** Since when it hears nothing because it can store nothing. */
    fullSince: nullable(time),
  }),
  /** Since when deliveries fail. */
  failingSince: nullable(time),
  /** It listens for commands to its phone system. */
  commands: z._default(z.boolean(), false),
});

/** A time as a bridge tells it. */
export const isoTime = z.pipe(
  z.iso.datetime({ offset: true }).check(z.maxLength(40)),
  z.transform((text) => new Date(text)),
);

/** Which of a customer's phone systems. */
export const bridgeNameSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** What a bridge says of itself: a webhook body of its own kind. */
export const heartbeatSchema = z.object({
  envelope: z.literal(2),
  heartbeat: z.object({
    bridge: bridgeNameSchema,
    ...statusOf(isoTime),
  }),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>['heartbeat'];

/** `customer/{id}/bridges/{name}`: how a bridge to a phone system is, as it last told. */
export const bridgeSchema = z.object({
  ...statusOf(z.date()),
  /** When the webhook received that, by our clock. */
  receivedAt: z.date(),
  /** When it's forgotten: {@link bridgeKeptMs} after that. */
  expireAt: z.date(),
});
export type Bridge = z.infer<typeof bridgeSchema>;

/** Why a bridge passes no calls on. */
export type BridgeFault = 'silent' | 'pbx' | 'full' | 'failing';

/** What keeps a bridge from passing calls on now; null = nothing, or it was taken out of use. */
export function bridgeFault(bridge: Bridge, nowMs: number): BridgeFault | null {
  if (nowMs >= bridge.expireAt.getTime()) return null;
  if (nowMs - bridge.receivedAt.getTime() > silentMs) return 'silent';
  if (bridge.asterisk.state !== 'ready') return 'pbx';
  if (bridge.queue.fullSince !== null) return 'full';
  return bridge.failingSince === null ? null : 'failing';
}

/**
 * The bridge that commands go to: the only one in use that listens for them. Null = none does, or several do, and then
 * nobody could say whose phone an extension is.
 */
export function commandBridge<T extends Bridge & { id: string }>(
  bridges: readonly T[],
  nowMs: number,
): string | null {
  const [only, ...others] = bridges.filter(
    ({ commands, receivedAt }) => commands && nowMs - receivedAt.getTime() <= silentMs,
  );
  return only && others.length === 0 ? only.id : null;
}
