import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';
import { bridgeNameSchema, isoTime } from './bridge.ts';
import { extensionSchema } from './extension.ts';

/**
 * What a bridge tells of its phone system besides calls, in bodies of their own kinds: what there is (for an admin to
 * take over), and how its queues and their members are.
 */

/** How much of each list a bridge tells, and how much a body may hold. */
export const pbxLimits = {
  phones: 500,
  trunks: 50,
  queues: 50,
  membersOfQueue: 100,
  numbers: 500,
  /** Of one body; the rest comes in the next. */
  members: 50,
} as const;

/** A bridge tells anew so often what there is. */
export const pbxEveryMs = 900_000;
/** What nobody has told of for so long is forgotten. */
export const pbxKeptMs = 30 * 86_400_000;
/** A bridge tells the whole of its queues at least so often; a state older than twice this is no state any more. */
export const queuesEveryMs = 600_000;
/** A queue's state that nobody brought up to date for so long is forgotten. */
export const queueKeptMs = 86_400_000;
/** Queues that a console listens to; `firestore.rules` has the same limit. */
export const queueLimit = 200;

const name = z.string().check(z.maxLength(80));
const queueName = z.string().check(z.minLength(1), z.maxLength(80));
const list = <T extends z.core.$ZodType>(item: T, most: number) =>
  z.array(item).check(z.maxLength(most));

/** A telephone, or a line to the outside. */
const phoneSchema = z.object({
  extension: extensionSchema,
  name: z._default(name, ''),
  /** It's registered; null = the phone system doesn't say. */
  isOnline: nullable(z.boolean()),
});

const pbxLists = {
  phones: list(phoneSchema, pbxLimits.phones),
  trunks: list(name, pbxLimits.trunks),
  queues: list(
    z.object({
      name: queueName,
      /** Extensions of its members. */
      members: list(extensionSchema, pbxLimits.membersOfQueue),
    }),
    pbxLimits.queues,
  ),
  /** Numbers that can be dialled from outside, and where the dial plan sends them, as far as it says so plainly. */
  numbers: list(
    z.object({
      number: z.string().check(z.regex(/^\+?\d{6,15}$/)),
      queue: nullable(queueName),
      extension: nullable(extensionSchema),
    }),
    pbxLimits.numbers,
  ),
  /** Some list is longer than what is told of it. */
  isCut: z.boolean(),
};

/** What there is on a phone system: a webhook body of its own kind. */
export const pbxBodySchema = z.object({
  envelope: z.literal(2),
  directory: z.object({ bridge: bridgeNameSchema, at: isoTime, ...pbxLists }),
});
export type PbxDirectory = z.infer<typeof pbxBodySchema>['directory'];

/** `customer/{id}/pbxDirectories/{bridge}`: the same, as a bridge last told. */
export const pbxDirectorySchema = z.object({
  at: z.date(),
  ...pbxLists,
  receivedAt: z.date(),
  /** When it's forgotten: {@link pbxKeptMs} after that. */
  expireAt: z.date(),
});

export type PbxDirectoryKept = z.infer<typeof pbxDirectorySchema>;

/** How queues and their members are: a webhook body of its own kind. */
export const queuesBodySchema = z.object({
  envelope: z.literal(2),
  queues: z.object({
    bridge: bridgeNameSchema,
    at: isoTime,
    /** All queues there are: others are gone. Else those that have changed. */
    isWhole: z.boolean(),
    states: list(
      z.object({
        name: queueName,
        /** Callers who wait, and since when the first of them has. */
        waiting: z.int().check(z.minimum(0), z.maximum(10_000)),
        longestSince: nullable(isoTime),
        members: z.int().check(z.minimum(0), z.maximum(10_000)),
        paused: z.int().check(z.minimum(0), z.maximum(10_000)),
      }),
      pbxLimits.queues,
    ),
    /** Members whose pause has changed. */
    pauses: list(
      z.object({
        extension: extensionSchema,
        /** In every queue they belong to. */
        isPaused: z.boolean(),
        reason: z._default(name, ''),
        /** When that was chosen. */
        at: isoTime,
        /** It was found like this when the phone system could be asked: since when somebody isn't paused, it doesn't say. */
        isFound: z.boolean(),
      }),
      pbxLimits.members,
    ),
  }),
});
export type QueuesTold = z.infer<typeof queuesBodySchema>['queues'];
export type PauseTold = QueuesTold['pauses'][number];

/** `customer/{id}/queues/{id}`: how a queue of a phone system is now. */
export const queueStateSchema = z.object({
  bridge: z.string(),
  name: text,
  /** The group whose members see it; null = admins only. */
  groupCode: nullable(z.string()),
  waiting: z.number(),
  longestSince: nullable(z.date()),
  members: z.number(),
  paused: z.number(),
  /** When it was so, by the bridge's clock. */
  at: z.date(),
  /** When we heard of it last. */
  receivedAt: z.date(),
  expireAt: z.date(),
});
export type QueueState = z.infer<typeof queueStateSchema>;

/** Whether a queue's state can still be believed. */
export const isFresh = ({ receivedAt }: Pick<QueueState, 'receivedAt'>, nowMs: number): boolean =>
  nowMs - receivedAt.getTime() < 2 * queuesEveryMs;
