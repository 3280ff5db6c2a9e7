import * as z from 'zod/mini';
import type { Call } from '../calls/call.ts';

/** Whether a disposition is asked for. `required` = the wrap-up doesn't end without one. */
export const dispositionModes = ['off', 'optional', 'required'] as const;
export type DispositionMode = (typeof dispositionModes)[number];

/** Longest disposition the rules accept on a call, in characters. */
export const dispositionLimit = 100;
/** Most dispositions to choose from. */
export const dispositionsLimit = 30;
/** Longest wrap-up, both by itself and by extension, in milliseconds. */
export const longestWrapUpMs = 600_000;

/**
 * `customer/{id}/settings/wrapUp`, and for a group the field `wrapUp` of `groups/{groupCode}`: what happens after an
 * answered call.
 */
export const wrapUpSchema = z.object({
  mode: z._default(z.enum(dispositionModes), 'optional'),
  /** Length of the wrap-up; 0 = none. */
  wrapUpMs: z._default(z.number(), 5_000),
  /** The options, in the shop's own words; stored verbatim on the call. */
  dispositions: z._default(z.array(z.string()), []),
  /** Those that ask when to call back. */
  asksTime: z._default(z.array(z.string()), []),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** The disposition of the 折返し button, which other features rely on; the same in every language. */
export const callBackDisposition = '折返し';

/** The default until an admin changes it. Short, as no call pops up for the person meanwhile. */
export const defaultWrapUp: WrapUp = {
  mode: 'optional',
  wrapUpMs: 5_000,
  dispositions: ['予約', '変更・取消', '問い合わせ', callBackDisposition, 'その他'],
  asksTime: [callBackDisposition],
};

/** Whether a call's disposition is required but still missing. A merged call doesn't count: it's part of another. */
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
