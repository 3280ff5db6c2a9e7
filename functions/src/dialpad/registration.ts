import * as api from './api.ts';
import { asNumber, type Dialpad, DialpadRefusal, isForbidden } from './requests.ts';
import type {
  CallSubscription,
  NoticeKind,
  NoticeSubscription,
  SubscriptionFields,
  Webhook,
} from './api.ts';

/**
 * What we want to have at Dialpad, what is there, and the difference. Only what belongs to our own address is looked
 * at, changed or removed; what other systems have registered stays theirs.
 */

/** The states of a call that this system uses: where a leg is, what a supervisor does, what is learned later. */
export const wantedStates = [
  'calling',
  'ringing',
  'preanswer',
  'queued',
  'connected',
  'hold',
  'parked',
  'merged',
  'monitor',
  'barge',
  'takeover',
  'hangup',
  'missed',
  'blocked',
  'voicemail',
  'voicemail_uploaded',
  'transcription',
  'recording',
  'admin_recording',
  'call_transcription',
  'csat',
  'dispositions',
  'recap_summary',
  'recap_outcome',
  'recap_purposes',
  'recap_action_items',
] as const;

export interface Wanted {
  /** Our webhook's address for the customer. */
  address: string;
  secret: string;
  /** Offices whose calls are wanted; none = the whole company's. */
  officeIds: readonly string[];
}

/** What there is at Dialpad under our address. */
export interface Registered {
  webhooks: Webhook[];
  subscriptions: CallSubscription[];
  notices: NoticesOf[];
}

/** What is subscribed to of one kind; null = the key has no right to know. */
interface NoticesOf {
  kind: NoticeKind;
  subscriptions: NoticeSubscription[] | null;
}

export async function readRegistered(dialpad: Dialpad, address: string): Promise<Registered> {
  const [webhooks, subscriptions, ...notices] = await Promise.all([
    api.listWebhooks(dialpad),
    api.listSubscriptions(dialpad),
    ...api.noticeKinds.map(async (kind) => ({
      kind,
      listed: await api.listNotices(dialpad, kind).catch(ifForbidden),
    })),
  ]);
  const own = webhooks.filter((webhook) => webhook.hook_url === address);
  const ids = new Set(own.map(({ id }) => id));
  const isOurs = ({ webhook }: Pick<CallSubscription, 'webhook'>) =>
    Boolean(webhook && (webhook.hook_url === address || ids.has(webhook.id)));
  return {
    webhooks: own,
    subscriptions: subscriptions.filter(isOurs),
    notices: notices.map(({ kind, listed }) => ({
      kind,
      subscriptions: listed?.filter(isOurs) ?? null,
    })),
  };
}

function ifForbidden(error: unknown): null {
  if (isForbidden(error)) return null;
  throw error;
}

/** A subscription that is wanted, and the one that is there for it; undefined = none. */
interface Target {
  officeId: string | null;
  kept: CallSubscription | undefined;
  faults: { isDisabled: boolean; lacksStates: boolean; isElsewhere: boolean };
}

export interface Difference {
  /** The webhook to keep; undefined = there's none. */
  webhook: Webhook | undefined;
  /** False also if Dialpad doesn't show it. */
  hasSecret: boolean;
  targets: Target[];
  notices: NoticeTarget[];
  strays: Registered;
}

/** One kind of notice that is wanted, and the key has a right to, and the subscription that is there for it. */
interface NoticeTarget {
  kind: NoticeKind;
  kept: NoticeSubscription | undefined;
  isRight: boolean;
}

/** @param keptId the webhook to prefer if there are several */
export function differenceOf(
  registered: Registered,
  { secret, officeIds }: Wanted,
  keptId: string | null,
): Difference {
  const { webhooks, subscriptions } = registered;
  const webhook = webhooks.find(({ id }) => id === keptId) ?? webhooks[0];
  const targets = (officeIds.length === 0 ? [null] : officeIds).map((officeId): Target => {
    const fitting = subscriptions.filter((one) => officeOf(one) === officeId);
    const kept = fitting.find((one) => isComplete(one) && one.webhook?.id === webhook?.id);
    const best = kept ?? fitting[0];
    return {
      officeId,
      kept: best,
      faults: {
        isDisabled: best?.enabled === false,
        lacksStates: best !== undefined && !hasStates(best),
        isElsewhere: best !== undefined && best.webhook?.id !== webhook?.id,
      },
    };
  });
  const used = new Set(targets.map(({ kept }) => kept?.id));
  const notices = registered.notices.flatMap(({ kind, subscriptions: listed }) =>
    listed ? [noticeTarget(kind, listed, webhook)] : [],
  );
  return {
    webhook,
    hasSecret: webhook?.signature?.secret === secret,
    targets,
    notices,
    strays: {
      webhooks: webhooks.filter((one) => one !== webhook),
      subscriptions: subscriptions.filter((one) => !used.has(one.id)),
      notices: registered.notices.map(({ kind, subscriptions: listed }) => ({
        kind,
        subscriptions: listed?.filter((one) => !notices.some(({ kept }) => kept === one)) ?? null,
      })),
    },
  };
}

function noticeTarget(
  kind: NoticeKind,
  listed: NoticeSubscription[],
  webhook: Webhook | undefined,
): NoticeTarget {
  const fitting = listed.filter((one) => api.isWanted(kind, one));
  const right = fitting.find((one) => one.enabled !== false && one.webhook?.id === webhook?.id);
  return { kind, kept: right ?? fitting[0], isRight: right !== undefined };
}

/** Makes what is missing, mends what differs, then removes the rest: no event is lost on the way. */
export async function register(
  dialpad: Dialpad,
  wanted: Wanted,
  keptId: string | null,
): Promise<{ webhookId: string }> {
  const { address, secret } = wanted;
  const found = differenceOf(await readRegistered(dialpad, address), wanted, keptId);
  const webhook = found.webhook ?? (await createOrFind(dialpad, address, secret));
  if (webhook.signature?.secret !== secret) await api.changeSecret(dialpad, webhook.id, secret);
  for (const { officeId, kept, faults } of found.targets) {
    const isRight = kept && !Object.values(faults).some(Boolean) && !kept.group_calls_only;
    if (isRight) continue;
    const fields = fieldsOf(webhook.id, officeId);
    if (kept) await api.changeSubscription(dialpad, kept.id, fields);
    else await api.createSubscription(dialpad, fields);
  }
  for (const { kind, kept, isRight } of found.notices) {
    if (!isRight) await subscribeToNotices(dialpad, kind, webhook.id, kept);
  }
  await removeAll(dialpad, found.strays);
  return { webhookId: webhook.id };
}

/** A key that may only read these, or somebody who was faster, must not keep the calls from being connected. */
async function subscribeToNotices(
  dialpad: Dialpad,
  kind: NoticeKind,
  webhookId: string,
  kept: NoticeSubscription | undefined,
): Promise<void> {
  try {
    if (kept) await api.changeNotice(dialpad, kind, kept.id, webhookId);
    else await api.createNotice(dialpad, kind, webhookId);
  } catch (error) {
    const isThere = error instanceof DialpadRefusal && error.status === 409;
    if (!isThere && !isForbidden(error)) throw error;
  }
}

/** Removes everything under our address. */
export async function unregister(dialpad: Dialpad, address: string): Promise<void> {
  await removeAll(dialpad, await readRegistered(dialpad, address));
}

async function removeAll(
  dialpad: Dialpad,
  { webhooks, subscriptions, notices }: Registered,
): Promise<void> {
  for (const { id } of subscriptions) await api.deleteSubscription(dialpad, id);
  for (const { kind, subscriptions: listed } of notices) {
    for (const { id } of listed ?? []) await api.deleteNotice(dialpad, kind, id);
  }
  for (const { id } of webhooks) await api.deleteWebhook(dialpad, id);
}

/** Dialpad takes an address once: whoever else has just made it, it's ours. */
async function createOrFind(dialpad: Dialpad, address: string, secret: string): Promise<Webhook> {
  try {
    return await api.createWebhook(dialpad, { hook_url: address, secret });
  } catch (error) {
    if (!(error instanceof DialpadRefusal && error.status === 409)) throw error;
    const { webhooks } = await readRegistered(dialpad, address);
    const [webhook] = webhooks;
    if (!webhook) throw new DialpadRefusal(409, 'dialpad-address-taken');
    return webhook;
  }
}

const fieldsOf = (webhookId: string, officeId: string | null): SubscriptionFields => ({
  endpoint_id: asNumber(webhookId),
  call_states: [...wantedStates],
  enabled: true,
  group_calls_only: false,
  ...(officeId === null ? {} : { target_type: 'office', target_id: asNumber(officeId) }),
});

/** The office a subscription is about; null = the company; undefined = something else. */
function officeOf({ target_type, target_id }: CallSubscription): string | null | undefined {
  if (!target_type && !target_id) return null;
  return target_type === 'office' && target_id ? target_id : undefined;
}

const isComplete = (one: CallSubscription): boolean =>
  one.enabled !== false && !one.group_calls_only && hasStates(one);

/** No list of states means all. */
function hasStates({ call_states: states }: CallSubscription): boolean {
  if (!states || states.length === 0 || states.includes('all')) return true;
  return wantedStates.every((state) => states.includes(state));
}
