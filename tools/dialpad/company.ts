import type { DialpadEvent } from '../demo/event.ts';
import { createIds } from '../demo/scenarios.ts';
import { type CallLog, concludedCalls, shownCall } from './call-log.ts';

/** A company at Dialpad: what its API key leads to. */
export interface Company {
  key: string;
  id: string;
  name: string;
  offices: { id: string; name: string }[];
  /** Ids of operations that the key may not do. */
  denied: Set<string>;
  webhooks: Webhook[];
  subscriptions: Subscription[];
  /** Calls that were played here. */
  log: CallLog;
  /** What `GET /call/{id}` says of other calls. */
  calls: Record<string, Record<string, unknown>>;
  users: User[];
  departments: Place[];
  callCenters: Place[];
  /** Numbers whose calls don't ring, E.164. */
  blocked: Set<string>;
  /** When a phone that rings because of a request is answered, ms; null = never. */
  answerMs: number | null;
  /** Sends an event to whoever subscribed; set by whoever runs the company. */
  send: (event: DialpadEvent) => void;
}

/** Somebody with a phone of Dialpad's. */
export interface User {
  id: string;
  name: string;
  email: string;
  officeId: string;
  /** Their own number, E.164. */
  number: string | null;
}

export type Place = { id: string; name: string };

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

/** What a company is made from. */
export type CompanyOptions = Pick<Company, 'key'> &
  Partial<
    Pick<
      Company,
      'name' | 'offices' | 'calls' | 'users' | 'departments' | 'callCenters' | 'answerMs'
    >
  > & { denied?: readonly string[] };

const nextId = createIds(Date.now());
export const newId = (): string => String(nextId());

export function makeCompany({ key, denied = [], ...options }: CompanyOptions): Company {
  const offices = options.offices ?? [{ id: newId(), name: '本社' }];
  return {
    key,
    id: newId(),
    name: 'グッドファイフ',
    offices,
    webhooks: [],
    subscriptions: [],
    log: new Map(),
    calls: {},
    users: offices.map(({ id, name }, index) => ({
      id: String(5_171_365_938_069_600 + index),
      name: `${name} 担当`,
      email: `office-${index}@example.com`,
      officeId: id,
      number: null,
    })),
    departments: [],
    callCenters: [],
    blocked: new Set(),
    answerMs: null,
    send: () => {},
    ...options,
    denied: new Set(denied),
  };
}

/** How many subscriptions of the whole company there may be. */
const mostCompanyWide = 10;
/** Rows on a page of a list. */
const pageSize = 100;

/** An answer that is not 200, in the form of Google's APIs. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Body = Record<string, unknown>;

export interface Asked {
  path: Record<string, string>;
  query: Record<string, string>;
  /** Valid by the document. */
  body: Body;
}

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
  'users.list': ({ id, users }, { query }) =>
    page(
      users
        .filter(({ email }) => query['email'] === undefined || email === query['email'])
        .map((user) => ({
          id: user.id,
          company_id: id,
          office_id: user.officeId,
          display_name: user.name,
          emails: [user.email],
          ...(user.number === null ? {} : { phone_numbers: [user.number] }),
          state: 'active',
          onboarding_completed: true,
          voicemail: {},
        })),
      query,
    ),
  'numbers.list': (company, { query }) => page(numbersOf(company), query),
  'numbers.get': (company, { path }) =>
    found(numbersOf(company).find(({ number }) => number === path['number'])),
  'departments.listall': ({ departments }, { query }) => page(departments, query),
  'callcenters.listall': ({ callCenters }, { query }) => page(callCenters, query),
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
};

/** The company's numbers: one of each office, and one that is nobody's. */
export const numbersOf = ({ id, offices, users }: Company) => [
  ...offices.map((office, index) => ({
    number: `+81501748${String(1234 + index)}`,
    company_id: id,
    office_id: office.id,
    status: 'office',
    target_id: office.id,
    target_type: 'office',
    type: 'local',
  })),
  ...users.flatMap(({ id: userId, number }) =>
    number === null
      ? []
      : [{ number, company_id: id, status: 'user', target_id: userId, target_type: 'user' }],
  ),
  { number: '+815017489999', company_id: id, status: 'available', type: 'local' },
];

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

function page(rows: Body[], { cursor }: Record<string, string>): Body {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw new Refused(400, 'Unknown cursor.');
  const items = rows.slice(from, from + pageSize);
  const next = from + pageSize;
  return {
    ...(items.length > 0 ? { items } : {}),
    ...(next < rows.length ? { cursor: String(next) } : {}),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused(404, 'Not found.');
  return value;
}

const webhookOf = ({ webhooks }: Company, id: string | undefined): Webhook =>
  found(webhooks.find((one) => one.id === id));

const subscriptionOf = ({ subscriptions }: Company, id: string | undefined): Subscription =>
  found(subscriptions.find((one) => one.id === id));
