import { useEffect, useRef, useState } from 'react';
import {
  type ImportColumn,
  type ImportKind,
  guessColumns,
} from '@cti/functions/model/import-columns';
import { paths } from '@cti/functions/model/paths';
import { doc, getDoc, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { type ListReader, createListReader } from './list-reader.ts';
import type { OpenedList } from './messages.ts';
import type { PlannedRow } from './plan.ts';
import { planRows } from './stored.ts';
import { resumed, unfinishedImport } from './unfinished.ts';
import { type WriteProgress, isToWrite, writePlan } from './write-plan.ts';

export type Mapping = Record<string, ImportColumn | null>;

export type ImportStep =
  | { at: 'choose'; problem: 'unreadable' | 'empty' | 'unreachable' | null }
  | { at: 'reading' }
  | { at: 'mapping'; list: OpenedList; fileName: string; mapping: Mapping }
  | { at: 'comparing'; list: OpenedList; done: number }
  | { at: 'preview'; list: OpenedList; planned: PlannedRow[] }
  | { at: 'writing' | 'failed'; list: OpenedList; planned: PlannedRow[]; done: number; all: number }
  | { at: 'done'; list: OpenedList; planned: PlannedRow[]; all: number };

interface Importing {
  customerId: string;
  uid: string;
  name: string;
  storeCodeOf: (store: string) => string;
}

/** What is being imported. */
interface Job {
  list: OpenedList;
  fileName: string;
  kind: ImportKind;
  mapping: Mapping;
  /** What is to be written and what of it is, over all tries; null = not yet known. */
  all: number | null;
  done: number;
  throughLine: number;
}

/** Numbers on the screen need not change more often. */
const tellEveryMs = 100;

/** An import from the file to the last row. */
export function useImport({ customerId, uid, name, storeCodeOf }: Importing) {
  const [kind, setKind] = useState<ImportKind>('contacts');
  const [step, setStep] = useState<ImportStep>({ at: 'choose', problem: null });
  const reader = useRef<ListReader | null>(null);
  /** Counts up with each stop: work that was begun before ends. */
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
  const setting = () => doc(db(), paths.settings(customerId, 'importMapping'));

  const choose = async (file: File) => {
    reader.current?.close();
    reader.current = createListReader();
    setStep({ at: 'reading' });
    try {
      const list = await reader.current.open(file);
      if (list.count === 0) {
        setStep({ at: 'choose', problem: 'empty' });
        return;
      }
      const before = resumed(unfinished, list.digest);
      if (before) {
        setKind(before.kind);
        await compare({ ...before, list, fileName: file.name });
        return;
      }
      const known = await knownMapping(kind);
      const mapping = guessColumns(kind, list.names, known);
      setStep({ at: 'mapping', list, fileName: file.name, mapping });
    } catch {
      setStep({ at: 'choose', problem: 'unreadable' });
    }
  };

  /** What the columns were the last time; a list can be imported without. */
  const knownMapping = async (of: ImportKind): Promise<Mapping> => {
    try {
      const stored: unknown = (await getDoc(setting())).get(of);
      return stored !== null && typeof stored === 'object' ? (stored as Mapping) : {};
    } catch {
      return {};
    }
  };

  const start = (list: OpenedList, fileName: string, mapping: Mapping) => {
    if (list.names.length <= 50) {
      setDoc(setting(), { [kind]: mapping }, { merge: true }).catch(() => {});
    }
    return compare({ list, fileName, kind, mapping, all: null, done: 0, throughLine: 0 });
  };

  /** Plans what is left to do; `goesOn` = and does it at once. */
  const compare = async (of: Job, { goesOn = false } = {}) => {
    const { list } = of;
    job.current = of;
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    setStep({ at: 'comparing', list, done: 0 });
    try {
      const rows = (await reader.current?.read(of.kind, of.mapping)) ?? [];
      const tell = seldom((done) => setStep({ at: 'comparing', list, done }), isStopped);
      const planning = { customerId, storeCodeOf, throughLine: of.throughLine };
      const planned = await planRows(planning, rows, tell, isStopped);
      if (isStopped()) return;
      if (goesOn) await write(planned);
      else setStep({ at: 'preview', list, planned });
    } catch {
      if (!isStopped()) setStep({ at: 'choose', problem: 'unreachable' });
    }
  };

  /** Writes, and remembers on this computer how far it is, so that a reload need not begin anew. */
  const write = async (planned: PlannedRow[]) => {
    const of = job.current;
    if (!of) return;
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    const { list } = of;
    const left = planned.filter(isToWrite).length;
    // What was under way when it broke off may have been written all the same.
    const all = Math.max(of.all ?? left, left);
    const before = all - left;
    const show = (at: 'writing' | 'failed') =>
      setStep({ at, list, planned, done: job.current?.done ?? 0, all });
    const remember = ({ done, throughLine }: WriteProgress) => {
      job.current = { ...of, all, done: before + done, throughLine };
      const { list: _list, ...rest } = job.current;
      memory.keep({ ...rest, digest: list.digest, all });
    };
    remember({ done: 0, throughLine: of.throughLine });
    show('writing');
    const tell = seldom(() => show('writing'), isStopped);
    try {
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

  /** What was written meanwhile is there: planned anew it is left alone. */
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
