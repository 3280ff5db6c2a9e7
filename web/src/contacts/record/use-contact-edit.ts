import { useMemo, useState } from 'react';
import type { ContactRow } from '../use-contact-pages.ts';
import {
  type ContactDraft,
  type DraftField,
  type DraftProblems,
  changedFields,
  hasProblems,
  problemsOf,
  toDraft,
} from '../contact-draft.ts';
import { type ContactWriter, NotWritten, saveContact } from '../write-contact.ts';

export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'denied';

export interface ContactEdit {
  draft: ContactDraft;
  problems: DraftProblems;
  state: SaveState;
  /** Fields that somebody else has changed since they were touched here. */
  conflicts: DraftField[];
  change: (part: Partial<ContactDraft>) => void;
  save: () => Promise<void>;
  reset: () => void;
  takeTheirs: () => void;
}

interface Edits {
  values: Partial<ContactDraft>;
  /** What stood there when each field was first touched. */
  before: Partial<ContactDraft>;
}

const noEdits: Edits = { values: {}, before: {} };

/**
 * A contact as it is on the server, with what is typed here laid over it: changes of others appear at once in the
 * fields nobody touches here, and the others are told as conflicts.
 */
export function useContactEdit(contact: ContactRow, writer: ContactWriter): ContactEdit {
  const [edits, setEdits] = useState<Edits>(noEdits);
  const [progress, setProgress] = useState<'saving' | 'saved' | 'failed' | 'denied' | null>(null);
  const stored = useMemo(() => toDraft(contact), [contact]);
  const draft: ContactDraft = { ...stored, ...edits.values };
  const changed = changedFields(stored, draft);
  const problems = problemsOf(draft);
  const conflicts = changed.filter((field) => !isEqual(stored[field], edits.before[field]));

  const change = (part: Partial<ContactDraft>) => {
    if (progress !== 'saving') setProgress(null);
    setEdits(({ values, before }) => {
      const touched = Object.keys(part).filter((field) => !(field in values)) as DraftField[];
      const first = Object.fromEntries(touched.map((field) => [field, stored[field]]));
      return { values: { ...values, ...part }, before: { ...before, ...first } };
    });
  };
  const save = async () => {
    if (progress === 'saving' || changed.length === 0 || hasProblems(problems)) return;
    setProgress('saving');
    const saving = edits.values;
    try {
      await saveContact(writer, contact, draft, changed);
      // What was typed while it was on its way is not saved yet.
      setEdits((now) => (now.values === saving ? noEdits : now));
      setProgress('saved');
    } catch (error) {
      setProgress(error instanceof NotWritten && error.isDenied ? 'denied' : 'failed');
    }
  };
  return {
    draft,
    problems,
    state: progress ?? (changed.length > 0 ? 'dirty' : 'clean'),
    conflicts: progress === 'saving' ? [] : conflicts,
    change,
    save,
    reset: () => {
      setEdits(noEdits);
      setProgress(null);
    },
    takeTheirs: () =>
      setEdits(({ values, before }) => {
        const kept = Object.entries(values).filter(
          ([field]) => !conflicts.some((c) => c === field),
        );
        return { values: Object.fromEntries(kept), before };
      }),
  };
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
