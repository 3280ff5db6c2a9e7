import type { RefusalCode } from '@cti/functions/model/callables';
import { useState } from 'react';
import { call } from '../../../firebase/callables.ts';
import { refusalOf } from '../../widgets/use-request.ts';
import {
  type Writer,
  createGroup,
  newLineId,
  renameGroup,
  saveLine,
} from '../../write-settings.ts';
import type { Chosen, Step } from './choices.ts';
import type { DirectorySource } from './source.ts';

/** How an import is going. */
export interface Applying {
  /** Null = none is going on. */
  progress: { done: number; total: number } | null;
  /** What was refused in the last one, by row. */
  failed: ReadonlyMap<string, RefusalCode>;
}

/** What remembers a reading. */
const keeps = { dialpad: 'keepDialpadDirectory', pbx: 'keepPbxDirectory' } as const;

/** Somebody else did it meanwhile. */
const doneAlready: readonly RefusalCode[] = ['already-member', 'already-invited'];
/** What the next step would meet too. */
const endsAll: readonly RefusalCode[] = [
  'unavailable',
  'not-an-admin',
  'not-a-member',
  'signed-out',
  'too-many-requests',
];

/**
 * Saves what was chosen step by step, the way the settings' other pages do, and has the server remember the reading once
 * everything is done. What was done before a failure stays; the next attempt goes on from there.
 */
export function useApply(writer: Writer, source: DirectorySource) {
  const [state, setState] = useState<Applying>({ progress: null, failed: new Map() });

  /** Returns how many steps were done, and whether that was all. */
  const apply = async (
    { steps, kept }: Pick<Chosen, 'steps' | 'kept'>,
    readId: string,
  ): Promise<{ done: number; isAll: boolean }> => {
    const failed = new Map<string, RefusalCode>();
    let done = 0;
    const show = (isGoing: boolean) =>
      setState({ progress: isGoing ? { done, total: steps.length } : null, failed });
    show(true);
    for (const step of steps) {
      try {
        await save(writer, step);
        done += 1;
      } catch (error) {
        const code = refusalOf(error);
        if (doneAlready.includes(code)) done += 1;
        else failed.set(step.rowId, code);
        // Lines and members must not get a group that isn't there.
        if (endsAll.includes(code) || (step.kind === 'group' && failed.has(step.rowId))) break;
      }
      show(true);
    }
    try {
      const isAll = done === steps.length;
      const { customerId } = writer;
      if (isAll) await call(keeps[source], { customerId, readId, groups: kept });
      return { done, isAll };
    } finally {
      show(false);
    }
  };
  return { ...state, apply };
}

function save(writer: Writer, step: Step): Promise<unknown> {
  if (step.kind === 'group') return createGroup(writer, step.code, step.name);
  if (step.kind === 'rename-group') return renameGroup(writer, step.code, step.name);
  if (step.kind === 'line') return saveLine(writer, newLineId(writer.customerId), step.fields);
  if (step.kind === 'change-line') return saveLine(writer, step.lineId, step.fields);
  const { customerId } = writer;
  if (step.kind === 'extensions') {
    const { uid, name, role, groupCodes, active } = step.member;
    const { extensions } = step;
    return call('saveMember', { customerId, uid, name, role, groupCodes, active, extensions });
  }
  const { email, name, groupCodes } = step;
  return call('saveMember', {
    customerId,
    login: email,
    name,
    role: 'operator',
    groupCodes,
    active: true,
  });
}
