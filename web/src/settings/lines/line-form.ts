import type { Group } from '@cti/functions/model/group';
import type { Line } from '@cti/functions/model/line';
import type { Row } from '../../firebase/spec.ts';
import type { LineFields } from '../write-settings.ts';
import { formatLineNumber, isLineNumber, readLineNumber } from './line-number.ts';

export interface LineDraft {
  number: string;
  groupCode: string;
  storeName: string;
  storeCode: string;
}

export function draftOf(
  line: Row<Line> | null,
  number: string,
  groups: readonly Row<Group>[],
): LineDraft {
  if (line) return { ...line, number: formatLineNumber(line.number) };
  const empty = { number, groupCode: '', storeName: '', storeCode: '' };
  const only = groups.length === 1 ? groups[0] : undefined;
  return only ? withGroup(empty, only.id, groups) : empty;
}

/** A group usually is a store: its name and code fill in whatever nobody has typed differently. */
export function withGroup(
  draft: LineDraft,
  groupCode: string,
  groups: readonly Row<Group>[],
): LineDraft {
  const before = groups.find(({ id }) => id === draft.groupCode);
  const after = groups.find(({ id }) => id === groupCode);
  const isOwnName = draft.storeName !== '' && draft.storeName !== before?.name;
  const isOwnCode = draft.storeCode !== '' && draft.storeCode !== before?.id;
  return {
    ...draft,
    groupCode,
    storeName: isOwnName ? draft.storeName : (after?.name ?? ''),
    storeCode: isOwnCode ? draft.storeCode : (after?.id ?? ''),
  };
}

export function readDraft(draft: LineDraft): LineFields {
  return {
    number: readLineNumber(draft.number),
    groupCode: draft.groupCode,
    storeName: draft.storeName.trim(),
    storeCode: draft.storeCode.trim(),
  };
}

export type LineProblem = 'numberWrong' | 'groupMissing' | 'storeMissing' | 'codeMissing';

/** What is still missing, by field. */
export function lineProblems(fields: LineFields): Partial<Record<keyof LineFields, LineProblem>> {
  return {
    ...(isLineNumber(fields.number) ? {} : { number: 'numberWrong' as const }),
    ...(fields.groupCode ? {} : { groupCode: 'groupMissing' as const }),
    ...(fields.storeName ? {} : { storeName: 'storeMissing' as const }),
    ...(fields.storeCode ? {} : { storeCode: 'codeMissing' as const }),
  };
}
