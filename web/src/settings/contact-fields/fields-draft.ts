import {
  type ContactField,
  choiceLimit,
  contactFieldLimit,
} from '@cti/functions/model/contacts/contact-fields';

/** A custom field as typed: its choices one per line. */
export interface FieldDraft extends Omit<ContactField, 'choices'> {
  choices: string;
}

export type FieldProblem = 'empty' | 'twice' | 'noChoices' | 'choices';

export const toFieldDrafts = (fields: readonly ContactField[]): FieldDraft[] =>
  fields.map((field) => ({ ...field, choices: field.choices.join('\n') }));

export const fromFieldDrafts = (drafts: readonly FieldDraft[]): ContactField[] =>
  drafts.map((draft) => ({
    ...draft,
    label: draft.label.trim(),
    choices: draft.type === 'choice' ? choicesOf(draft) : [],
  }));

/** What is wrong with a field, by its id. */
export function fieldProblems(drafts: readonly FieldDraft[]): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  const seen = new Set<string>();
  for (const draft of drafts) {
    const label = draft.label.trim();
    const choices = choicesOf(draft);
    if (label === '') problems[draft.id] = 'empty';
    else if (seen.has(label)) problems[draft.id] = 'twice';
    else if (draft.type === 'choice' && choices.length === 0) problems[draft.id] = 'noChoices';
    else if (choices.length > choiceLimit) problems[draft.id] = 'choices';
    seen.add(label);
  }
  return problems;
}

export const mayAddField = (drafts: readonly FieldDraft[]): boolean =>
  drafts.length < contactFieldLimit;

/** A new field with an id that no other field has or, if removed, ever had. */
export const newField = (
  id = crypto.randomUUID().replaceAll('-', '').slice(0, 12),
): FieldDraft => ({
  id,
  label: '',
  type: 'text',
  choices: '',
  onCard: false,
});

/** The fields with one moved by a step. */
export function moved<T>(all: readonly T[], from: number, by: 1 | -1): T[] {
  const [one, other] = [all[from], all[from + by]];
  if (one === undefined || other === undefined) return [...all];
  return all.with(from, other).with(from + by, one);
}

const choicesOf = ({ choices }: FieldDraft): string[] =>
  [...new Set(choices.split('\n').map((choice) => choice.trim().slice(0, 100)))].filter(
    (choice) => choice !== '',
  );
