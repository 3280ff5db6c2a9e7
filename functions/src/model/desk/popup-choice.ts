import * as z from 'zod/mini';
import { dialWaySchema } from '../calls/call-intent.ts';
import { nullable } from '../text/or-default.ts';

/**
 * When a call's card opens: as it rings, as soon as my own phone has answered, only when I open it
 * myself, or not at all (then nothing sounds either).
 */
export const popWhenSchema = z.enum(['ring', 'answer', 'hand', 'off']);
export type PopWhen = z.infer<typeof popWhenSchema>;

/** For whom: everyone of the group, or only the operators whose phone rings. */
export const popAudienceSchema = z.enum(['group', 'rung']);
export type PopAudience = z.infer<typeof popAudienceSchema>;

/** The sounds a browser makes by itself; `silent` = none. */
export const toneSchema = z.enum(['bell', 'chime', 'soft', 'low', 'silent']);
export type Tone = z.infer<typeof toneSchema>;

const everything = popWhenSchema.options;

/** `popup` of `customer/{id}/groups/{groupCode}`: what the group does when a phone rings. */
export const groupPopupSchema = z.object({
  when: z._default(popWhenSchema, 'ring'),
  /** What members may choose for themselves instead of `when`. */
  permits: z._default(z.array(popWhenSchema), [...everything]),
  audience: z._default(popAudienceSchema, 'group'),
  tone: z._default(toneSchema, 'bell'),
  vipTone: z._default(toneSchema, 'chime'),
});
export type GroupPopup = z.infer<typeof groupPopupSchema>;

export const groupPopupDefaults: GroupPopup = groupPopupSchema.parse({});

/** Seconds until a card closes after a colleague has taken its call, unless the person has chosen otherwise. */
const closeAfterSecondsDefault = 10;
/** The options in the settings; null = it stays. */
export const closeAfterChoices = [null, 3, 10, 30, 60] as const;

/** `customer/{id}/preferences/{uid}`: a person's own choices, on any computer. */
export const preferencesSchema = z.object({
  /** Null = the group's setting. */
  when: nullable(popWhenSchema),
  audience: nullable(popAudienceSchema),
  /** Null = such a card stays. */
  closeAfterSeconds: z._default(z.nullable(z.number()), closeAfterSecondsDefault),
  sound: z._default(z.boolean(), true),
  /** The caller's reading, spoken. */
  spoken: z._default(z.boolean(), false),
  /** The caller's name in a notification, which others may read on a locked screen. */
  namedOutside: z._default(z.boolean(), false),
  /** How their calls are placed; null = by Dialpad's app. */
  dialWay: nullable(dialWaySchema),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const preferenceDefaults: Preferences = preferencesSchema.parse({});

/** What a group's call does on one person's screen. */
export interface PopupChoice {
  when: PopWhen;
  audience: PopAudience;
}

/**
 * The person's choice over the group's, as far as the group permits: only permitted times, and no wider audience if the
 * group notifies only people whose phone rings.
 */
export function popupChoice(
  group: GroupPopup = groupPopupDefaults,
  own: Preferences = preferenceDefaults,
): PopupChoice {
  const isPermitted = own.when !== null && group.permits.includes(own.when);
  const isNarrow = group.audience === 'rung' || own.audience === 'rung';
  return {
    when: isPermitted && own.when !== null ? own.when : group.when,
    audience: isNarrow ? 'rung' : 'group',
  };
}
