import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import {
  type PbxDirectory,
  pbxBodySchema,
  pbxDirectorySchema,
  pbxKeptMs,
} from '../model/calls/pbx.ts';
import { paths } from '../model/paths.ts';

/** What a bridge says there is on its phone system, in a verified body; null = it's something else. */
export function directoryIn(body: unknown): PbxDirectory | null {
  const parsed = pbxBodySchema.safeParse(body);
  return parsed.success ? parsed.data.directory : null;
}

/**
 * Keeps what there is on a phone system, for an admin to take over: nothing here changes a member, group or line.
 * Idempotent; an older one that arrives late changes nothing.
 *
 * @returns the bridge's name
 */
export async function keepDirectory(
  db: Firestore,
  customerId: string,
  { bridge, ...told }: PbxDirectory,
  receivedAt: Date,
): Promise<string> {
  const document = db.doc(paths.pbxDirectory(customerId, bridge));
  await db.runTransaction(async (transaction) => {
    const known = readDocument(pbxDirectorySchema, await transaction.get(document));
    if (known && told.at <= known.at) return;
    const expireAt = new Date(receivedAt.getTime() + pbxKeptMs);
    transaction.set(document, { ...told, receivedAt, expireAt });
  });
  return bridge;
}
