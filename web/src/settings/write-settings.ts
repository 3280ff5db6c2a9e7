import type { Line } from '@cti/functions/model/line';
import { paths } from '@cti/functions/model/paths';
import { collection, deleteDoc, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { CallRefused } from '../firebase/callables.ts';
import { db } from '../firebase/firestore.ts';
import { errorCode } from '../firebase/sign-in/sign-in-problem.ts';

/** Who is writing, and where; lines and groups carry their author's name for the audit log. */
export interface Writer {
  customerId: string;
  uid: string;
}

const signature = ({ uid }: Writer) => ({ updatedBy: uid, updatedAt: serverTimestamp() });

/** Offline writes never resolve; they time out after this long. */
const patienceMs = 10_000;

export async function answered(write: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallRefused('unavailable', null)), patienceMs);
  });
  try {
    await Promise.race([write, tooLong]);
  } catch (error) {
    if (error instanceof CallRefused) throw error;
    const isDenied = errorCode(error) === 'permission-denied';
    throw new CallRefused(isDenied ? 'not-an-admin' : 'unavailable', error);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes a document whole, and signed as the rules require. */
export const saveSigned = (writer: Writer, path: string, fields: object): Promise<void> =>
  answered(setDoc(doc(db(), path), { ...fields, ...signature(writer) }));

/** An id for a new line: the same for every attempt to save it, so a retry creates no second one. */
export function newLineId(customerId: string): string {
  return doc(collection(db(), paths.lines(customerId))).id;
}

export type LineFields = Pick<Line, 'number' | 'storeCode' | 'storeName' | 'groupCode'>;

export function saveLine(writer: Writer, lineId: string, fields: LineFields): Promise<void> {
  const { number, storeCode, storeName, groupCode } = fields;
  const line = { number, storeCode, storeName, groupCode };
  return saveSigned(writer, paths.line(writer.customerId, lineId), line);
}

/** Signs before deleting, as the rules require: the audit log takes the author from the signature. */
export async function deleteLine(writer: Writer, lineId: string): Promise<void> {
  const line = doc(db(), paths.line(writer.customerId, lineId));
  await answered(updateDoc(line, signature(writer)).then(() => deleteDoc(line)));
}

export const createGroup = (writer: Writer, code: string, name: string): Promise<void> =>
  saveSigned(writer, paths.group(writer.customerId, code), { name });

export function renameGroup(writer: Writer, code: string, name: string): Promise<void> {
  const group = doc(db(), paths.group(writer.customerId, code));
  return answered(updateDoc(group, { name, ...signature(writer) }));
}
