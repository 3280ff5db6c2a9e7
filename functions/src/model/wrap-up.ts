import * as z from 'zod/mini';
import type { Call } from './call.ts';

/** Whether a call's disposition is asked for. `required` = the wrap-up does not end without one. */
export const dispositionModes = ['off', 'optional', 'required'] as const;
export type DispositionMode = (typeof dispositionModes)[number];

/** Longest disposition that the rules accept on a call, in characters. */
export const dispositionLimit = 100;
/** Most dispositions to choose from. */
export const dispositionsLimit = 30;
/** Longest wrap-up, of itself and put off, in milliseconds. */
export const longestWrapUpMs = 600_000;

/**
 * `customer/{id}/settings/wrapUp`, and for one group the field `wrapUp` of `groups/{groupCode}`: what happens
 * after an answered call.
 */
export const wrapUpSchema = z.object({
  mode: z._default(z.enum(dispositionModes), 'optional'),
  /** Length of the wrap-up; 0 = none. */
  wrapUpMs: z._default(z.number(), 5_000),
  /** What can be chosen: the shop's own words, stored on the call as they are here. */
  dispositions: z._default(z.array(z.string()), []),
  /** Those of them that ask when to call back. */
  asksTime: z._default(z.array(z.string()), []),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** The word of the 折返し button, on which other features rely; the same in every language. */
export const callBackDisposition = '折返し';

/** What holds until an admin says otherwise. Short: meanwhile no call pops up for the person. */
export const defaultWrapUp: WrapUp = {
  mode: 'optional',
  wrapUpMs: 5_000,
  dispositions: ['予約', '変更・取消', '問い合わせ', callBackDisposition, 'その他'],
  asksTime: [callBackDisposition],
};

/** Whether a call's result must be chosen before its wrap-up ends, and is not yet. A merged call is part of another. */
export const wantsDisposition = (
  call: Pick<Call, 'disposition' | 'mergedInto'>,
  { mode }: WrapUp,
): boolean => mode === 'required' && !call.disposition && call.mergedInto === null;

/** The group's own settings, else the customer's, else the default. Unreadable counts as absent. */
export function wrapUpOf(customer: unknown, group: unknown): WrapUp {
  for (const settings of [group, customer]) {
    const parsed = wrapUpSchema.safeParse(settings ?? undefined);
    if (parsed.success) return parsed.data;
  }
  return defaultWrapUp;
}
