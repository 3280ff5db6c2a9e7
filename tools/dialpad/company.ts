import type { DialpadEvent } from '../demo/event.ts';
import { createIds } from '../demo/scenarios.ts';
import { type CallLog, concludedCalls, shownCall } from './call-log.ts';
import {
  type Directory,
  directoryOperations,
  isAgent,
  noDirectory,
  type User,
  usersOf,
} from './directory.ts';
import { type Asked, type Body, page, Refused } from './page.ts';
import { demoTalk, shownRecap, shownTranscript, type Talk } from './talk.ts';

/** A company at Dialpad: what its API key leads to. */
export interface Company extends Directory {
  key: string;
  id: string;
  name: string;
  offices: { id: string; name: string }[];
  /** Ids of operations that the key may not do. */
  denied: Set<string>;
  webhooks: Webhook[];
  subscriptions: Subscription[];
  /** To what isn't a call. */
  notices: NoticeSubscription[];
  /** Calls that were played here. */
  log: CallLog;
  /** What `GET /call/{id}` says of other calls. */
  calls: Record<string, Record<string, unknown>>;
  /** What its AI made of some legs, by their ids. */
  talks: Record<string, Talk>;
  /** Whether its AI makes something of every talk. */
  hasAi: boolean;
  /** Numbers whose calls don't ring, E.164. */
  blocked: Set<string>;
  /** When a phone that rings because of a request is answered, ms; null = never. */
  answerMs: number | null;
  /** Sends an event to whoever subscribed; set by whoever runs the company. */
  send: (event: DialpadEvent) => void;
}

export interface Webhook {
  id: string;
  hook_url: string;
  secret: string | null;
}

export interface Subscription {
  id: string;
  webhookId: string;
  /** Empty or `all` = every state. */
  call_states: string[];
  enabled: boolean;
  group_calls_only: boolean;
  target_type: string | null;
  target_id: string | null;
}

/** What an agent is doing, or the company's contacts. */
export interface NoticeSubscription {
  id: string;
  webhookId: string;
  kind: NoticeKind;
  /** `agent_type` or `contact_type`. */
  type: string;
  enabled: boolean;
}

export type NoticeKind = 'agent_status' | 'contact';

/** What a company is made from. */
export type CompanyOptions = Pick<Company, 'key'> &
  Partial<Pick<Company, 'name' | 'offices' | 'calls' | 'hasAi' | 'answerMs'>> &
  Partial<Directory> & { denied?: readonly string[] };

const nextId = createIds(Date.now());
export const newId = (): string => String(nextId());

export const makeCompany = ({ key, denied = [], ...options }: CompanyOptions): Company => ({
  key,
  id: newId(),
  name: 'グッドファイフ',
  offices: [{ id: newId(), name: '本社' }],
  ...noDirectory,
  webhooks: [],
  subscriptions: [],
  notices: [],
  log: new Map(),
  calls: {},
  talks: {},
  hasAi: false,
  blocked: new Set(),
  answerMs: null,
  send: () => {},
  ...options,
  denied: new Set(denied),
});

/** How many subscriptions of the whole company there may be. */
const mostCompanyWide = 10;

/** What each operation does and answers. Null values are left out of an answer, and so are empty lists. */
export const operations: Record<string, (company: Company, asked: Asked) => Body> = {
  'company.get': ({ id, name, offices }) => ({
    id,
    name,
    office_count: String(offices.length),
    state: 'active',
  }),
  'offices.list': ({ offices }, { query }) =>
    page(
      offices.map((office) => ({ ...office, state: 'active' })),
      query,
    ),
  ...directoryOperations,
  'users.toggle_dnd': (company, { path, body }) => {
    const user = userOf(company, path['id']);
    user.doNotDisturb = body['do_not_disturb'] === true;
    return { id: user.id, do_not_disturb: user.doNotDisturb };
  },
  'callcenters.operators.dutystatus': (company, { path, body }) => {
    const user = userOf(company, path['id']);
    if (!isAgent(user)) throw new Refused(404, 'Not an agent of any call center.');
    user.onDuty = body['on_duty'] === true;
    const status = user.onDuty ? 'available' : 'unavailable';
    return { user_id: user.id, on_duty: user.onDuty, on_duty_status: status };
  },
  'blockednumbers.list': ({ blocked }, { query }) =>
    page(
      [...blocked].map((number) => ({ number })),
      query,
    ),
  'blockednumbers.add': ({ blocked }, { body }) => {
    for (const number of numbersIn(body)) blocked.add(number);
    return {};
  },
  'blockednumbers.remove': ({ blocked }, { body }) => {
    for (const number of numbersIn(body)) blocked.delete(number);
    return {};
  },
  'call.list': ({ log }, { query }) => page(concludedCalls(log, query), query),
  'call.get_call_info': ({ log, calls }, { path: { id = '' } }) => {
    const leg = log.get(id);
    return leg ? shownCall(leg) : found(calls[id]);
  },
  'call.ai_recap': (company, { path: { id = '' } }) =>
    shownRecap(id, found(talkOf(company, id)?.recap)),
  'transcripts.get': (company, { path: { call_id: id = '' } }) =>
    shownTranscript(
      id,
      found(talkOf(company, id)?.lines),
      company.log.get(id)?.date_connected ?? 0,
    ),

  'webhooks.list': ({ webhooks }, { query }) => page(webhooks.map(shownWebhook), query),
  'webhooks.get': (company, { path }) => shownWebhook(webhookOf(company, path['id'])),
  'webhooks.create': (company, { body }) => {
    const address = addressIn(body, company);
    const made: Webhook = { id: newId(), hook_url: address, secret: textOrNull(body['secret']) };
    company.webhooks.push(made);
    return shownWebhook(made);
  },
  'webhook.update': (company, { path, body }) => {
    const webhook = webhookOf(company, path['id']);
    if ('hook_url' in body) webhook.hook_url = addressIn(body, company, webhook);
    if ('secret' in body) webhook.secret = textOrNull(body['secret']);
    return shownWebhook(webhook);
  },
  'webhooks.delete': (company, { path }) => {
    const webhook = webhookOf(company, path['id']);
    company.webhooks = company.webhooks.filter((one) => one !== webhook);
    company.subscriptions = company.subscriptions.filter((one) => one.webhookId !== webhook.id);
    company.notices = company.notices.filter((one) => one.webhookId !== webhook.id);
    return shownWebhook(webhook);
  },

  'webhook_call_event_subscription.list': (company, { query }) => {
    const { target_type: type, target_id: id } = query;
    const listed = company.subscriptions.filter(
      (one) =>
        (type === undefined || one.target_type === type) &&
        (id === undefined || one.target_id === id),
    );
    return page(
      listed.map((one) => shownSubscription(company, one)),
      query,
    );
  },
  'webhook_call_event_subscription.get': (company, { path }) =>
    shownSubscription(company, subscriptionOf(company, path['id'])),
  'webhook_call_event_subscription.create': (company, { body }) => {
    const blank = { enabled: true, group_calls_only: false, target_type: null, target_id: null };
    const made = { id: newId(), webhookId: '', call_states: [], ...blank };
    change(company, made, body);
    const companyWide = company.subscriptions.filter(({ target_id }) => target_id === null);
    if (made.target_id === null && companyWide.length >= mostCompanyWide) {
      throw new Refused(400, 'Too many subscriptions of the whole company.');
    }
    company.subscriptions.push(made);
    return shownSubscription(company, made);
  },
  'webhook_call_event_subscription.update': (company, { path, body }) => {
    const subscription = subscriptionOf(company, path['id']);
    change(company, subscription, body);
    return shownSubscription(company, subscription);
  },
  'webhook_call_event_subscription.delete': (company, { path }) => {
    const subscription = subscriptionOf(company, path['id']);
    company.subscriptions = company.subscriptions.filter((one) => one !== subscription);
    return shownSubscription(company, subscription);
  },
  ...noticeOperations('agent_status', 'webhook_agent_status_event_subscription'),
  ...noticeOperations('contact', 'webhook_contact_event_subscription'),
};

/** The operations of the subscriptions to one kind of notice: they differ in a field's name only. */
function noticeOperations(
  kind: NoticeKind,
  operation: string,
): Record<string, (company: Company, asked: Asked) => Body> {
  const field = kind === 'contact' ? 'contact_type' : 'agent_type';
  const shown = (company: Company, { id, type, enabled, webhookId }: NoticeSubscription): Body => ({
    id,
    [field]: type,
    enabled,
    webhook: shownWebhook(webhookOf(company, webhookId)),
  });
  const noticeOf = ({ notices }: Company, id: string | undefined): NoticeSubscription =>
    found(notices.find((one) => one.kind === kind && one.id === id));
  const changed = (company: Company, notice: NoticeSubscription, body: Body) => {
    const { endpoint_id, enabled, [field]: type } = body;
    if (typeof endpoint_id === 'number') notice.webhookId = String(endpoint_id);
    if (typeof enabled === 'boolean') notice.enabled = enabled;
    if (typeof type === 'string') notice.type = type;
    return shown(company, notice);
  };
  return {
    [`${operation}.list`]: (company, { query }) =>
      page(
        company.notices.filter((one) => one.kind === kind).map((one) => shown(company, one)),
        query,
      ),
    [`${operation}.create`]: (company, { body }) => {
      if (company.notices.filter((one) => one.kind === kind).length >= mostCompanyWide) {
        throw new Refused(400, 'Too many subscriptions of the whole company.');
      }
      const made = { id: newId(), webhookId: '', kind, type: '', enabled: true };
      const answer = changed(company, made, body);
      company.notices.push(made);
      return answer;
    },
    [`${operation}.update`]: (company, { path, body }) =>
      changed(company, noticeOf(company, path['id']), body),
    [`${operation}.delete`]: (company, { path }) => {
      const notice = noticeOf(company, path['id']);
      company.notices = company.notices.filter((one) => one !== notice);
      return shown(company, notice);
    },
  };
}

function numbersIn(body: Body): string[] {
  const numbers = Array.isArray(body['numbers']) ? body['numbers'].map(String) : [];
  if (numbers.length === 0 || !numbers.every((number) => /^\+\d{7,15}$/.test(number))) {
    throw new Refused(400, 'numbers are no E.164 numbers.');
  }
  return numbers;
}

function change(company: Company, subscription: Subscription, body: Body): void {
  const { endpoint_id, call_states, enabled, group_calls_only, target_type, target_id } = body;
  if (typeof endpoint_id === 'number') subscription.webhookId = String(endpoint_id);
  if (Array.isArray(call_states)) subscription.call_states = call_states.map(String);
  if (typeof enabled === 'boolean') subscription.enabled = enabled;
  if (typeof group_calls_only === 'boolean') subscription.group_calls_only = group_calls_only;
  if (target_type !== undefined) subscription.target_type = textOrNull(target_type);
  if (typeof target_id === 'number') subscription.target_id = String(target_id);
  else if (target_id === null) subscription.target_id = null;
  webhookOf(company, subscription.webhookId);
  const { target_type: type, target_id: id } = subscription;
  const isKnown = type !== 'office' || company.offices.some((office) => office.id === id);
  if ((type === null) !== (id === null) || !isKnown) throw new Refused(400, 'Unknown target.');
}

function addressIn(body: Body, company: Company, itself?: Webhook): string {
  const address = textOrNull(body['hook_url']);
  if (address === null || !URL.canParse(address)) throw new Refused(400, 'hook_url is no address.');
  if (company.webhooks.some((one) => one.hook_url === address && one !== itself)) {
    throw new Refused(409, 'There is a webhook with this hook_url.');
  }
  return address;
}

/** The secret in clear, as Dialpad shows it to whoever has the key. */
const shownWebhook = ({ id, hook_url, secret }: Webhook): Body => ({
  id,
  hook_url,
  ...(secret === null ? {} : { signature: { algo: 'HS256', type: 'jwt', secret } }),
});

const shownSubscription = (company: Company, subscription: Subscription): Body => {
  const { webhookId, call_states, target_type, target_id, ...rest } = subscription;
  return {
    ...rest,
    ...(call_states.length > 0 ? { call_states } : {}),
    ...(target_type === null ? {} : { target_type, target_id }),
    webhook: shownWebhook(webhookOf(company, webhookId)),
  };
};

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused(404, 'Not found.');
  return value;
}

const talkOf = ({ talks, log, hasAi }: Company, id: string): Talk | undefined =>
  talks[id] ?? (hasAi ? demoTalk(log.get(id)) : undefined);

const webhookOf = ({ webhooks }: Company, id: string | undefined): Webhook =>
  found(webhooks.find((one) => one.id === id));

const userOf = (company: Company, id: string | undefined): User =>
  found(usersOf(company).find((one) => one.id === id));

const subscriptionOf = ({ subscriptions }: Company, id: string | undefined): Subscription =>
  found(subscriptions.find((one) => one.id === id));
