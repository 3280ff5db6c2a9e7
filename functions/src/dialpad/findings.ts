import { silentHours } from '../intake/silence.ts';
import { keyDaysLeft, keyWarnDays, type DialpadArea, type Finding } from '../model/dialpad.ts';
import type { Hours } from '../model/hours.ts';
import type { Difference } from './registration.ts';

/** Everything a check has found out. */
export interface Facts {
  nowMs: number;
  /** The key's last day; null = unknown. */
  keyExpiresOn: string | null;
  /** Null = Dialpad couldn't be asked. */
  atDialpad: { difference: Difference; missing: readonly DialpadArea[] } | null;
  isKeyRefused: boolean;
  /** How far Dialpad's clock is ahead of ours, ms; null = unknown. */
  aheadMs: number | null;
  isEnabled: boolean;
  hasPreviousSecret: boolean;
  /** Whether our own address answers as the webhook does. */
  doesAddressAnswer: boolean;
  connectedMs: number;
  /** The newest event of a call that the webhook brought; null = none in the ledger. */
  lastEventMs: number | null;
  hours: Hours;
  /** Since yesterday began: refused signatures, and events of calls that the webhook brought. */
  refused: number;
  events: number;
}

const clockOffMs = 120_000;
/** Fewer refused signatures, or a smaller share of all, are strangers trying. */
const refusedAtLeast = { count: 5, share: 0.05 } as const;

/** What is wrong, the worst first. */
export function findingsOf(facts: Facts): Finding[] {
  const found = [...ofKey(facts), ...ofRegistration(facts), ...ofReception(facts)];
  const order = ['severe', 'warning', 'note'];
  return found.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

type Found = (Finding | null)[];

const finding = (
  code: Finding['code'],
  severity: Finding['severity'],
  count: number | null = null,
): Finding => ({ code, severity, count });

const real = (found: Found): Finding[] => found.filter((one) => one !== null);

function ofKey({ keyExpiresOn, nowMs, isKeyRefused, atDialpad }: Facts): Finding[] {
  const days = keyDaysLeft(keyExpiresOn, nowMs);
  const isNear = days !== null && days >= 0 && days <= keyWarnDays.warning;
  const severity = isNear && days <= keyWarnDays.severe ? 'severe' : 'warning';
  const missing = atDialpad?.missing.length ?? 0;
  return real([
    isKeyRefused ? finding('key-refused', 'severe') : null,
    days !== null && days < 0 && !isKeyRefused ? finding('key-expired', 'warning', -days) : null,
    isNear ? finding('key-expiring', severity, days) : null,
    missing > 0 ? finding('rights-missing', 'note', missing) : null,
  ]);
}

function ofRegistration({ atDialpad, isKeyRefused }: Facts): Finding[] {
  if (!atDialpad) return isKeyRefused ? [] : [finding('dialpad-silent', 'warning')];
  const { webhook, hasSecret, targets, notices, strays } = atDialpad.difference;
  if (!webhook) return [finding('webhook-missing', 'severe')];
  const how = (is: (target: Difference['targets'][number]) => boolean) => targets.filter(is).length;
  const missing = how(({ kept }) => !kept);
  const disabled = how(({ faults }) => faults.isDisabled);
  const lacking = how(({ faults }) => faults.lacksStates);
  const unheard = notices.filter(({ isRight }) => !isRight).length;
  const twice = [strays, ...strays.notices].flatMap(({ subscriptions }) => subscriptions ?? []);
  return real([
    hasSecret ? null : finding('secret-differs', 'severe'),
    missing > 0 ? finding('subscription-missing', 'severe', missing) : null,
    disabled > 0 ? finding('subscription-disabled', 'severe', disabled) : null,
    lacking > 0 ? finding('states-missing', 'warning', lacking) : null,
    strays.webhooks.length > 0 ? finding('webhook-twice', 'warning', strays.webhooks.length) : null,
    twice.length > 0 ? finding('subscription-twice', 'warning', twice.length) : null,
    unheard > 0 ? finding('notices-missing', 'warning', unheard) : null,
  ]);
}

function ofReception(facts: Facts): Finding[] {
  const { nowMs, hours, refused, events, aheadMs } = facts;
  const sinceMs = Math.max(facts.lastEventMs ?? 0, facts.connectedMs);
  const silent = silentHours(hours, sinceMs, nowMs);
  const isRefusing =
    refused >= refusedAtLeast.count && refused / (refused + events) >= refusedAtLeast.share;
  const isClockOff = aheadMs !== null && Math.abs(aheadMs) >= clockOffMs;
  return real([
    facts.isEnabled ? null : finding('reception-off', 'severe'),
    facts.doesAddressAnswer ? null : finding('address-silent', 'severe'),
    isRefusing ? finding('signatures-refused', events === 0 ? 'severe' : 'warning', refused) : null,
    silent === null ? null : finding('no-events', 'warning', silent),
    isClockOff ? finding('clock-off', 'warning', Math.round(Math.abs(aheadMs) / 1000)) : null,
    facts.hasPreviousSecret ? finding('previous-secret', 'note') : null,
  ]);
}
