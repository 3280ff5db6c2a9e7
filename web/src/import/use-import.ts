import { useEffect, useRef, useState } from 'react';
import {
  type ImportColumn,
  type ImportKind,
  guessColumns,
} from '@cti/functions/model/contacts/import-columns';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import type { KindWords } from '@cti/functions/model/contacts/import-row';
import { addCustomerFields, customerFields } from './customer-fields.ts';
import { knownMapping, rememberMapping } from './known-mapping.ts';
import type { ListOptions } from './list/list.ts';
import { type ListReader, createListReader } from './list-reader.ts';
import type { OpenedList } from './messages.ts';
import { type Answers, type PlannedRow, decided } from './plan.ts';
import { planRows } from './stored.ts';
import { resumed, unfinishedImport } from './unfinished.ts';
import { type WriteProgress, isToWrite, writePlan } from './write-plan.ts';

export type Mapping = (ImportColumn | null)[];

/** The custom fields of the customer's contacts, and those created from columns when the import starts. */
interface OwnFields {
  fields: readonly ContactField[];
  newFields: readonly ContactField[];
}

/** What each column holds. */
interface Assignment extends OwnFields {
  mapping: Mapping;
  kindWords: KindWords;
}
/** A change to what the columns hold. */
export type AssignmentChange = Partial<Omit<Assignment, 'fields'>>;

export type ImportStep =
  | { at: 'choose'; problem: 'unreadable' | 'empty' | 'unreachable' | null }
  | { at: 'reading' }
  | ({
      at: 'mapping';
      list: OpenedList;
      fileName: string;
      /** The file is being read in another way: what is shown is about to go. */
      isRereading?: boolean;
    } & Assignment)
  | { at: 'comparing'; list: OpenedList; done: number }
  | ({ at: 'preview'; list: OpenedList; planned: PlannedRow[]; answers: Answers } & OwnFields)
  | { at: 'writing' | 'failed'; list: OpenedList; planned: PlannedRow[]; done: number; all: number }
  | { at: 'done'; list: OpenedList; planned: PlannedRow[]; all: number };

interface Importing {
  customerId: string;
  uid: string;
  name: string;
  storeCodeOf: (store: string) => string;
}

/** What is being imported. */
interface Job extends Assignment {
  list: OpenedList;
  fileName: string;
  kind: ImportKind;
  answers: Answers;
  /** How much there is to write and how much has been written, over all attempts; null = not yet known. */
  all: number | null;
  done: number;
  throughLine: number;
}

/** The displayed numbers needn't update more often. */
const tellEveryMs = 100;

/** An import from the file to the last row. */
export function useImport({ customerId, uid, name, storeCodeOf }: Importing) {
  const [kind, setKind] = useState<ImportKind>('contacts');
  const [step, setStep] = useState<ImportStep>({ at: 'choose', problem: null });
  const reader = useRef<ListReader | null>(null);
  /** Incremented on each stop: work started before it ends. */
  const round = useRef(0);
  useEffect(
    () => () => {
      round.current += 1;
      reader.current?.close();
    },
    [],
  );
  const job = useRef<Job | null>(null);
  const memory = unfinishedImport(localStorage, customerId, uid);
  const [unfinished, setUnfinished] = useState(() => memory.read());
  const forget = () => {
    memory.forget();
    setUnfinished(null);
  };
  const choose = async (file: File) => {
    reader.current?.close();
    reader.current = createListReader();
    setStep({ at: 'reading' });
    try {
      const list = await reader.current.open(file);
      const before = resumed(unfinished, list.digest);
      if (before) {
        setKind(before.kind);
        const { options, ...rest } = before;
        const again = await reader.current.reopen(options);
        const fields = await reached(customerFields(customerId));
        if (fields) {
          await compare({ ...rest, list: again, fileName: file.name, fields, newFields: [] });
        }
        return;
      }
      await show(list, file.name);
    } catch {
      setStep({ at: 'choose', problem: 'unreadable' });
    }
  };

  /** Reads the chosen file with other options: everything chosen for its columns is discarded. */
  const reread = async (of: ImportStep & { at: 'mapping' }, options: ListOptions) => {
    const { encoding, delimiter, headingLine } = of.list;
    // Another encoding may split cells differently, and other cells hold other headings.
    const kept =
      'encoding' in options
        ? {}
        : 'delimiter' in options
          ? { encoding }
          : { encoding, delimiter, headingLine };
    setStep({ ...of, isRereading: true });
    try {
      const list = await reader.current?.reopen({ ...kept, ...options });
      if (list) await show(list, of.fileName, true);
    } catch {
      setStep({ at: 'choose', problem: 'unreadable' });
    }
  };

  const show = async (list: OpenedList, fileName: string, isReread = false) => {
    if (list.count === 0 && !isReread) {
      setStep({ at: 'choose', problem: 'empty' });
      return;
    }
    const fields = await reached(customerFields(customerId));
    if (!fields) return;
    const known = await knownMapping(customerId, kind, list.names);
    const mapping = guessColumns(kind, list.names, list.values, known, fields);
    setStep({ at: 'mapping', list, fileName, mapping, kindWords: {}, fields, newFields: [] });
  };

  /** The server's answer, or null if it can't be reached: then the page says so. */
  const reached = async <T>(asked: Promise<T>): Promise<T | null> => {
    try {
      return await asked;
    } catch {
      setStep({ at: 'choose', problem: 'unreachable' });
      return null;
    }
  };

  const start = ({ at: _at, isRereading: _isRereading, ...said }: ImportStep & { at: 'mapping' }) =>
    compare({ ...said, kind, all: null, done: 0, throughLine: 0, answers: {} });

  /** Plans what is left to do; `goesOn` = and does it right away. */
  const compare = async (of: Job, { goesOn = false } = {}) => {
    const { list } = of;
    job.current = of;
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    setStep({ at: 'comparing', list, done: 0 });
    try {
      const { kind: listKind, mapping, kindWords, newFields } = of;
      const fields = [...of.fields, ...newFields];
      const rows =
        (await reader.current?.read({ kind: listKind, mapping, kindWords, fields })) ?? [];
      const tell = seldom((done) => setStep({ at: 'comparing', list, done }), isStopped);
      const planning = { customerId, storeCodeOf, throughLine: of.throughLine };
      const planned = await planRows(planning, rows, tell, isStopped);
      if (isStopped()) return;
      if (goesOn) await write(planned, of.answers);
      else setStep({ at: 'preview', list, planned, answers: of.answers, fields, newFields });
    } catch {
      if (!isStopped()) setStep({ at: 'choose', problem: 'unreachable' });
    }
  };

  /** Writes, and saves the progress on this computer, so a reload needn't start over. */
  const write = async (asked: PlannedRow[], answers: Answers) => {
    if (!job.current) return;
    const of = { ...job.current, answers };
    const planned = decided(asked, answers);
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    const { list } = of;
    const left = planned.filter(isToWrite).length;
    // Writes in flight at the interruption may have succeeded all the same.
    const all = Math.max(of.all ?? left, left);
    const before = all - left;
    const show = (at: 'writing' | 'failed') =>
      setStep({ at, list, planned, done: job.current?.done ?? 0, all });
    const remember = ({ done, throughLine }: WriteProgress) => {
      job.current = { ...of, all, done: before + done, throughLine };
      const { list: _list, fields: _fields, newFields: _new, ...rest } = job.current;
      const { digest, encoding, delimiter, headingLine } = list;
      memory.keep({ ...rest, digest, all, options: { encoding, delimiter, headingLine } });
    };
    show('writing');
    const tell = seldom(() => show('writing'), isStopped);
    try {
      // Fields are created before the first contact uses one, or a reload resumes with them.
      if (of.newFields.length > 0) await addCustomerFields({ customerId, uid }, of.newFields);
      if (isStopped()) return;
      remember({ done: 0, throughLine: of.throughLine });
      const { names } = list;
      rememberMapping({ customerId, uid }, of.kind, names, of.mapping, new Date()).catch(() => {});
      const onProgress = (progress: WriteProgress) => {
        if (isStopped()) return;
        remember({ ...progress, throughLine: Math.max(of.throughLine, progress.throughLine) });
        tell(progress.done);
      };
      await writePlan({ customerId, uid, name }, planned, onProgress, isStopped);
      if (isStopped()) return;
      forget();
      setStep({ at: 'done', list, planned, all });
    } catch {
      if (!isStopped()) show('failed');
      round.current += 1;
    }
  };

  /** Rows written in the meantime are stored: replanned, they're left alone. */
  const goOn = async () => {
    if (job.current) await compare(job.current, { goesOn: true });
  };

  const restart = () => {
    round.current += 1;
    setUnfinished(memory.read());
    setStep({ at: 'choose', problem: null });
  };
  return {
    kind,
    setKind,
    step,
    setStep,
    unfinished,
    forget,
    choose,
    reread,
    start,
    write,
    goOn,
    restart,
  };
}

function seldom(tell: (done: number) => void, isStopped: () => boolean) {
  let told = 0;
  return (done: number) => {
    const now = performance.now();
    if (now - told < tellEveryMs || isStopped()) return;
    told = now;
    tell(done);
  };
}
