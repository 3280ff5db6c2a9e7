import {
  type DispositionMode,
  type WrapUp,
  dispositionLimit,
  dispositionsLimit,
  longestWrapUpMs,
} from '@cti/functions/model/desk/wrap-up';

/** The form as typed. */
export interface WrapUpDraft {
  mode: DispositionMode;
  seconds: string;
  /** One disposition per line. */
  lines: string;
  asksTime: readonly string[];
}

export type WrapUpProblem = 'secondsWrong' | 'missing' | 'tooMany' | 'tooLong';

export const draftOf = (settings: WrapUp): WrapUpDraft => ({
  mode: settings.mode,
  seconds: String(Math.round(settings.wrapUpMs / 1000)),
  lines: settings.dispositions.join('\n'),
  asksTime: settings.asksTime,
});

/** The typed dispositions, without duplicates and empty lines. */
export const dispositionsIn = (lines: string): string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** A draft's parsed value, or what is wrong with it. */
export function readDraft(draft: WrapUpDraft): WrapUp | WrapUpProblem {
  const text = draft.seconds.normalize('NFKC').trim();
  const wrapUpMs = /^\d{1,3}$/.test(text) ? Number(text) * 1000 : Infinity;
  if (wrapUpMs > longestWrapUpMs) return 'secondsWrong';
  const dispositions = dispositionsIn(draft.lines);
  if (dispositions.length === 0 && draft.mode !== 'off') return 'missing';
  if (dispositions.length > dispositionsLimit) return 'tooMany';
  if (dispositions.some((label) => label.length > dispositionLimit)) return 'tooLong';
  const asksTime = dispositions.filter((label) => draft.asksTime.includes(label));
  return { mode: draft.mode, wrapUpMs, dispositions, asksTime };
}
