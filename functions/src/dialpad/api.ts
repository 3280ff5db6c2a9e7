import * as z from 'zod/mini';
import { ask, askIfThere, asNumber, type Dialpad, id, list, remove, v2 } from './requests.ts';

/** Dialpad's API as far as it's needed: the connection, its notices, and calls. `call-api.ts` has what acts on calls. */

const webhookSchema = z.object({
  id,
  hook_url: z.nullish(z.string()),
  signature: z.nullish(z.object({ secret: z.nullish(z.string()) })),
});
/** With its secret in clear: never to be logged, stored or handed out. */
export type Webhook = z.infer<typeof webhookSchema>;

const subscriptionSchema = z.object({
  id,
  call_states: z.nullish(z.array(z.string())),
  enabled: z.nullish(z.boolean()),
  group_calls_only: z.nullish(z.boolean()),
  target_type: z.nullish(z.string()),
  target_id: z.nullish(id),
  webhook: z.nullish(webhookSchema),
});
export type CallSubscription = z.infer<typeof subscriptionSchema>;

const named = z.object({ id, name: z.nullish(z.string()) });

/** What a subscription is made from and changed to. Ids go out as numbers, as documented. */
export interface SubscriptionFields {
  endpoint_id: number;
  call_states: string[];
  enabled: true;
  group_calls_only: false;
  target_type?: 'office';
  target_id?: number;
}

export const readCompany = (dialpad: Dialpad) => ask(dialpad, 'GET', `${v2}/company`, named);
export const listOffices = (dialpad: Dialpad) => list(dialpad, `${v2}/offices`, named);
export const listWebhooks = (dialpad: Dialpad) => list(dialpad, `${v2}/webhooks`, webhookSchema);
export const createWebhook = (dialpad: Dialpad, body: { hook_url: string; secret: string }) =>
  ask(dialpad, 'POST', `${v2}/webhooks`, webhookSchema, body);
export const changeSecret = (dialpad: Dialpad, webhookId: string, secret: string) =>
  ask(dialpad, 'PATCH', `${v2}/webhooks/${encodeURIComponent(webhookId)}`, webhookSchema, {
    secret,
  });
export const deleteWebhook = (dialpad: Dialpad, webhookId: string) =>
  remove(dialpad, `${v2}/webhooks/${encodeURIComponent(webhookId)}`);

const calls = `${v2}/subscriptions/call`;
export const listSubscriptions = (dialpad: Dialpad) => list(dialpad, calls, subscriptionSchema);
export const createSubscription = (dialpad: Dialpad, body: SubscriptionFields) =>
  ask(dialpad, 'POST', calls, subscriptionSchema, body);
export const changeSubscription = (
  dialpad: Dialpad,
  subscriptionId: string,
  body: SubscriptionFields,
) =>
  ask(dialpad, 'PATCH', `${calls}/${encodeURIComponent(subscriptionId)}`, subscriptionSchema, body);
export const deleteSubscription = (dialpad: Dialpad, subscriptionId: string) =>
  remove(dialpad, `${calls}/${encodeURIComponent(subscriptionId)}`);

/** What Dialpad tells besides calls: agents going on and off duty, and changes of the company's shared contacts. */
export const noticeKinds = ['agentStatus', 'contact'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const notices = {
  agentStatus: { path: `${v2}/subscriptions/agent_status`, wanted: { agent_type: 'callcenter' } },
  contact: { path: `${v2}/subscriptions/contact`, wanted: { contact_type: 'shared' } },
} as const satisfies Record<NoticeKind, { path: string; wanted: Record<string, string> }>;

const noticeSubscriptionSchema = z.object({
  id,
  enabled: z.nullish(z.boolean()),
  agent_type: z.nullish(z.string()),
  contact_type: z.nullish(z.string()),
  webhook: z.nullish(webhookSchema),
});
export type NoticeSubscription = z.infer<typeof noticeSubscriptionSchema>;

/** Whether a subscription is about what is wanted: of contacts, the shared ones. */
export const isWanted = (kind: NoticeKind, subscription: NoticeSubscription): boolean =>
  Object.entries(notices[kind].wanted).every(
    ([field, value]) => subscription[field as 'agent_type' | 'contact_type'] === value,
  );

export const listNotices = (dialpad: Dialpad, kind: NoticeKind) =>
  list(dialpad, notices[kind].path, noticeSubscriptionSchema);
export const createNotice = (dialpad: Dialpad, kind: NoticeKind, webhookId: string) =>
  ask(dialpad, 'POST', notices[kind].path, noticeSubscriptionSchema, {
    ...notices[kind].wanted,
    endpoint_id: asNumber(webhookId),
    enabled: true,
  });
export const changeNotice = (
  dialpad: Dialpad,
  kind: NoticeKind,
  subscriptionId: string,
  webhookId: string,
) =>
  ask(
    dialpad,
    'PATCH',
    `${notices[kind].path}/${encodeURIComponent(subscriptionId)}`,
    noticeSubscriptionSchema,
    { ...notices[kind].wanted, endpoint_id: asNumber(webhookId), enabled: true },
  );
export const deleteNotice = (dialpad: Dialpad, kind: NoticeKind, subscriptionId: string) =>
  remove(dialpad, `${notices[kind].path}/${encodeURIComponent(subscriptionId)}`);

/** Puts an agent on or off duty in all their call centers. */
export const setOnDuty = (dialpad: Dialpad, userId: string, isOn: boolean) =>
  ask(
    dialpad,
    'PATCH',
    `${v2}/callcenters/operators/${encodeURIComponent(userId)}/dutystatus`,
    z.unknown(),
    { on_duty: isOn },
  );

/** Whether no call rings at a user's. */
export const setDoNotDisturb = (dialpad: Dialpad, userId: string, isOn: boolean) =>
  ask(dialpad, 'PATCH', `${v2}/users/${encodeURIComponent(userId)}/togglednd`, z.unknown(), {
    do_not_disturb: isOn,
  });

/** Some of Dialpad's concluded calls, the newest first, as Dialpad tells them. */
const callPageSchema = z.object({
  items: z.nullish(z.array(z.record(z.string(), z.unknown()))),
  cursor: z.nullish(z.string()),
});

/** Which calls, by when they began, epoch ms. */
export interface CallsAsked {
  fromMs: number;
  toMs: number;
  /** Null = the whole company's. */
  officeId: string | null;
  /** Of the page to read; null = the first. */
  cursor: string | null;
}

export function listCalls(dialpad: Dialpad, { fromMs, toMs, officeId, cursor }: CallsAsked) {
  const query = new URLSearchParams({
    started_after: String(fromMs),
    started_before: String(toMs),
    ...(officeId === null ? {} : { target_type: 'office', target_id: officeId }),
    ...(cursor === null ? {} : { cursor }),
  });
  return ask(dialpad, 'GET', `${v2}/call?${query.toString()}`, callPageSchema);
}

/** One call, over or not; null = Dialpad doesn't know it. Ten a minute. */
export const readCall = (dialpad: Dialpad, callId: string) =>
  askIfThere(
    dialpad,
    `${v2}/call/${encodeURIComponent(callId)}`,
    z.record(z.string(), z.unknown()),
  );

const content = z.object({ content: z.nullish(z.string()) });
const recapSchema = z.object({
  summary: z.nullish(content),
  action_items: z.nullish(z.array(content)),
  purposes: z.nullish(z.array(content)),
  disposition: z.nullish(content),
});

/** What Dialpad's AI makes of a leg's talk; null = nothing, or not yet. Twelve a minute. */
export const readRecap = (dialpad: Dialpad, callId: string) =>
  askIfThere(
    dialpad,
    `${v2}/call/${encodeURIComponent(callId)}/ai_recap?summary_format=short`,
    recapSchema,
  );

const transcriptSchema = z.object({
  lines: z.nullish(
    z.array(
      z.object({
        content: z.nullish(z.string()),
        name: z.nullish(z.string()),
        time: z.nullish(z.string()),
        type: z.nullish(z.string()),
        user_id: z.nullish(id),
      }),
    ),
  ),
});

/** What was said on a leg; null = nothing, or it isn't written down yet. */
export const readTranscript = (dialpad: Dialpad, callId: string) =>
  askIfThere(dialpad, `${v2}/transcripts/${encodeURIComponent(callId)}`, transcriptSchema);
