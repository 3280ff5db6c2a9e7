import type { Call } from '@cti/functions/model/calls/call';
import type { WrapUp } from '@cti/functions/model/desk/wrap-up';
import { momentIn } from './when.ts';

/** What follows from a recap by rules that can be told, each with the sentence it rests on. Pure. */

/** A proposal and the sentence it rests on. */
export interface Proposed<T> {
  value: T;
  because: string;
}

export interface Proposal {
  /** One of the shop's own results. */
  result: Proposed<string> | null;
  /** When to call back. */
  callbackAt: Proposed<Date> | null;
  /** Text to add to the memo. */
  memo: Proposed<string> | null;
}

/** Longest memo that is proposed, in characters. */
const memoLimit = 1_000;

/**
 * What is left to do about a call that is over, as far as its recap or its voicemail's text says so; null = nothing.
 * What the call has already isn't proposed: a result, a callback, a memo.
 */
export function propose(
  call: Pick<Call, 'recap' | 'voicemail' | 'endedAt' | 'disposition' | 'memo'>,
  { mode, dispositions }: Pick<WrapUp, 'mode' | 'dispositions'>,
): Proposal | null {
  const { recap, endedAt, disposition, memo } = call;
  if (!endedAt) return null;
  const tasks = [...(recap?.actionItems ?? []), ...sentences(call.voicemail?.text)];
  const told = [
    ...sentences(recap?.outcome),
    ...(recap?.purposes ?? []),
    ...sentences(recap?.summary),
  ];
  const callback = [...tasks, ...told].find(asksForCallback) ?? null;
  const proposal: Proposal = {
    result:
      disposition === null && mode !== 'off' ? resultOf(dispositions, callback, told, tasks) : null,
    callbackAt: memo?.callbackAt ? null : callbackOf([...tasks, ...told], endedAt),
    memo: memo ? null : memoOf(recap),
  };
  return Object.values(proposal).some(Boolean) ? proposal : null;
}

/** Sentences, in Japanese and English. */
export const sentences = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(/(?<=[。！？!?])|(?<=\.)\s+|\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const callsBack =
  /折り?返(し|す|せ)|(か|掛)け(直|なお)|電話(を|で)?(し|す|かけ|掛け|入れ|差し|い)|連絡(を)?(し|す|入れ|差し|い)|\b(call|phone|ring|get)(s|ing)?\b.*\bback\b|\bcall-?back\b|\bcall(ing)? (him|her|them|again|the (customer|caller|client))\b/i;
/** Nobody has to, or somebody has. */
const isOff =
  /不要|(いら|要ら|し)ない|必要(は|が)?(ない|ありません)|なくて|ずに|(折り?返し|(か|掛)け(直|なお)し|電話し|連絡し)(済|ずみ|た)|\b(no need|not need|don['’]?t|do not|doesn['’]?t|won['’]?t|no call-?back|called back)\b/i;
/** The caller does it, not we. */
const isTheirs =
  /(お客様|お客さま|先方|相手|ご?本人)(のほう)?(が|から)|\b(customer|caller|client|he|she|they)( will|'ll| would| plans to| is going to)? (call|phone|ring)/i;

const asksForCallback = (sentence: string): boolean =>
  callsBack.test(sentence) && !isOff.test(sentence) && !isTheirs.test(sentence);

/** The first sentence that asks for a callback and names a time. */
function callbackOf(all: readonly string[], endedAt: Date): Proposed<Date> | null {
  for (const because of all.filter(asksForCallback)) {
    const value = momentIn(because, endedAt);
    if (value) return { value, because };
  }
  return null;
}

/** What a result is about, by its label, and how a sentence says so; what comes first outranks the rest. */
const topics: { label: RegExp; said: RegExp }[] = [
  {
    label: /クレーム|苦情|complain/i,
    said: /クレーム|苦情|ご?不満|お怒り|お叱り|complain|upset|angry/i,
  },
  { label: /取り?消|キャンセル|cancel/i, said: /取り?消|キャンセル|cancel/i },
  {
    label: /変更|振り?替|chang|reschedul/i,
    said: /変更|早め|ずらし|遅らせ|振り?替え|\b(change|changed|move|moved|reschedul\w*)\b/i,
  },
  { label: /予約|reserv|book|appointment/i, said: /予約|reserv|book|appointment/i },
  { label: /注文|order/i, said: /注文|\border/i },
  {
    label: /問い?合わ?せ|質問|inquir|enquir|question/i,
    said: /問い?合わ?せ|質問|ご確認|尋ね|inquir|enquir|question|\basked (about|if|whether|how|when)\b/i,
  },
];
const callbackLabel = /折り?返|(か|掛)け直|call-?\s?back/i;

/**
 * A result that asks for a callback if one was asked for, then one that is named as it stands, then by topic. The
 * outcome and the purpose are read before the summary, tasks last.
 */
function resultOf(
  labels: readonly string[],
  callback: string | null,
  told: readonly string[],
  tasks: readonly string[],
): Proposed<string> | null {
  const back = labels.find((label) => callbackLabel.test(label));
  if (callback !== null && back !== undefined) return { value: back, because: callback };
  const others = labels.filter((label) => label !== back);
  const all = [...told, ...tasks];
  const isOfTopic = (label: string) => topics.some((topic) => topic.label.test(label));
  for (const label of others.filter((one) => one.length > 1 && !isOfTopic(one))) {
    const because = all.find((sentence) => sentence.includes(label));
    if (because !== undefined && label !== 'その他') return { value: label, because };
  }
  for (const topic of topics) {
    const value = others.find((label) => topic.label.test(label));
    const because = value === undefined ? undefined : all.find((one) => topic.said.test(one));
    if (value !== undefined && because !== undefined) return { value, because };
  }
  return null;
}

/** The summary and what is to be done, one a line. */
function memoOf(recap: Call['recap']): Proposed<string> | null {
  if (!recap) return null;
  const lines = [recap.summary, ...recap.actionItems.map((item) => `・${item}`)];
  const value = lines.filter(Boolean).join('\n').slice(0, memoLimit).toWellFormed();
  const because = sentences(recap.summary)[0] ?? recap.actionItems[0];
  return because === undefined ? null : { value, because };
}
