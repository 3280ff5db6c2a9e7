import { setTimeout as delay } from 'node:timers/promises';
import { sign } from '../demo/sign.ts';
import type { DialpadEvent } from '../demo/event.ts';
import { noteEvent } from './call-log.ts';
import type { Company, NoticeKind, Subscription, Webhook } from './company.ts';

/** What became of an event at one webhook. */
export interface Delivery {
  hook_url: string;
  /** 0 = nobody answered; null = lost on purpose. */
  status: number | null;
}

export interface DeliverOptions {
  /** The share of events that get lost, 0 to 1. */
  lose?: number;
  /** Gives numbers from 0 to 1. */
  random?: () => number;
  /** How long to wait before each further try after a 5xx, ms. */
  retryMs?: readonly number[];
}

/** As Dialpad documents them for call events. */
const usualRetryMs = [2_000, 4_000, 8_000];
const timeoutMs = 5_000;

/** Notes an event in the call log, and sends it to each webhook whose subscription wants it: once for each such subscription. */
export function deliver(
  company: Company,
  event: DialpadEvent,
  { lose = 0, random = Math.random, retryMs = usualRetryMs }: DeliverOptions = {},
): Promise<Delivery[]> {
  if (isRefused(company, event)) return Promise.resolve([]);
  noteEvent(company.log, event);
  const wanting = company.subscriptions.filter((one) => wants(one, event));
  return Promise.all(
    wanting.map(async ({ webhookId }) => {
      const webhook = company.webhooks.find(({ id }) => id === webhookId);
      if (!webhook) throw new Error('A subscription without a webhook.');
      if (random() < lose) return { hook_url: webhook.hook_url, status: null };
      return send(webhook, event, retryMs);
    }),
  );
}

/** As Dialpad documents them for everything but calls and SMS. */
const noticeRetryMs = [100, 200, 400, 800];

/** Sends what isn't a call to each webhook whose subscription wants it. */
export function deliverNotice(
  company: Company,
  kind: NoticeKind,
  event: Record<string, unknown>,
  retryMs: readonly number[] = noticeRetryMs,
): Promise<Delivery[]> {
  const wanting = company.notices.filter((one) => one.kind === kind && one.enabled);
  return Promise.all(
    wanting.map(({ webhookId }) => {
      const webhook = company.webhooks.find(({ id }) => id === webhookId);
      if (!webhook) throw new Error('A subscription without a webhook.');
      return send(webhook, event, retryMs);
    }),
  );
}

/** A call from a blocked number doesn't even ring; one that has begun goes on. */
const isRefused = ({ blocked, log }: Company, event: DialpadEvent): boolean =>
  event.direction === 'inbound' &&
  blocked.has(event.external_number ?? '') &&
  !log.has(String(event.call_id)) &&
  event.master_call_id === null;

function wants(subscription: Subscription, event: DialpadEvent): boolean {
  const { enabled, call_states: states, target_type: type, target_id: id } = subscription;
  const isState = states.length === 0 || states.includes('all') || states.includes(event.state);
  if (!enabled || !isState) return false;
  if (subscription.group_calls_only && event.group_id === null) return false;
  if (type === null) return true;
  const { target } = event;
  const own = type === 'office' ? ('office_id' in target ? target.office_id : null) : null;
  return [own, 'id' in target ? target.id : null].some((one) => String(one) === id);
}

async function send(
  { hook_url, secret }: Webhook,
  event: DialpadEvent | Record<string, unknown>,
  retryMs: readonly number[],
): Promise<Delivery> {
  const body = secret === null ? JSON.stringify(event) : await sign(event, secret);
  const type = secret === null ? 'application/json' : 'application/jwt';
  let status = 0;
  for (const waitMs of [0, ...retryMs]) {
    await delay(waitMs);
    status = await post(hook_url, type, body);
    if (status > 0 && status < 500) break;
  }
  return { hook_url, status };
}

async function post(address: string, type: string, body: string): Promise<number> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
