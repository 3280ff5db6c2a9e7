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
import { writePlan } from './write-plan.ts';

export type Mapping = Record<string, ImportColumn | null>;

export type ImportStep =
  | { at: 'choose'; problem: 'unreadable' | 'empty' | null }
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

  const compare = async (list: OpenedList, mapping: Mapping) => {
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    setStep({ at: 'comparing', list, done: 0 });
    if (list.names.length <= 50) {
      setDoc(setting(), { [kind]: mapping }, { merge: true }).catch(() => {});
    }
    try {
      const rows = (await reader.current?.read(kind, mapping)) ?? [];
      const tell = seldom((done) => setStep({ at: 'comparing', list, done }), isStopped);
      const planned = await planRows(customerId, rows, storeCodeOf, tell, isStopped);
      if (!isStopped()) setStep({ at: 'preview', list, planned });
    } catch {
      if (!isStopped()) setStep({ at: 'choose', problem: 'unreadable' });
    }
  };

  /** Writes from the beginning each time: what is there already stays as it is. */
  const write = async (list: OpenedList, planned: PlannedRow[]) => {
    const mine = (round.current += 1);
    const isStopped = () => round.current !== mine;
    const all = planned.filter(({ fate }) => fate !== 'same' && fate !== 'rejected').length;
    let last = 0;
    const show = (at: 'writing' | 'failed') => setStep({ at, list, planned, done: last, all });
    show('writing');
    const tell = seldom(() => show('writing'), isStopped);
    try {
      const importer = { customerId, uid, name };
      await writePlan(importer, planned, (done) => ((last = done), tell(done)), isStopped);
      if (!isStopped()) setStep({ at: 'done', list, planned, all });
    } catch {
      if (!isStopped()) show('failed');
      round.current += 1;
    }
  };

  const restart = () => {
    round.current += 1;
    setStep({ at: 'choose', problem: null });
  };
  return { kind, setKind, step, setStep, choose, compare, write, restart };
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
