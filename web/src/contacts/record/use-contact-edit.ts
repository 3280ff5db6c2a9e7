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
  /** Fields somebody else has changed since they were first edited here. */
  conflicts: DraftField[];
  change: (part: Partial<ContactDraft>) => void;
  save: () => Promise<void>;
  reset: () => void;
  takeTheirs: () => void;
}

interface Edits {
  values: Partial<ContactDraft>;
  /** Each field's value when it was first edited. */
  before: Partial<ContactDraft>;
}

const noEdits: Edits = { values: {}, before: {} };

/** The server's contact under local edits: others' changes show at once, in fields edited here as conflicts. */
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
      // Input during the save is not saved yet.
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
