import { createHash } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { audit, auditReading } from '../audit/audit.ts';
import { isEmulated } from '../config.ts';
import { unknownCustomer, type Change } from '../customers/phone-system.ts';
import { readDocument } from '../firestore/read-document.ts';
import { isObject } from '../intake/json.ts';
import { log } from '../log.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import { ownExtension, softphoneExtensionLimit, softphoneSchema } from '../model/desk/softphone.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { seal, unseal } from '../sealing/seal.ts';

/** By extension: what stands for its password within the realm. */
type Hashes = Record<string, string>;

/**
 * The hash that a digest is made with (RFC 2617, A1). It's all that is kept of a password: it signs a phone in to this
 * one PBX, and gives nothing away that was used elsewhere.
 */
const ha1 = (extension: string, realm: string, password: string): string =>
  createHash('md5').update(`${extension}:${realm}:${password}`).digest('hex');

/** Stores how the customer's browser phones reach its PBX, and their passwords as sealed hashes. */
export async function saveSoftphone(
  { db, customerId, by }: Change,
  {
    connection,
    passwords,
    sealingKey,
  }: Pick<CallableInput<'saveSoftphone'>, 'connection' | 'passwords'> & { sealingKey: string },
): Promise<CallableOutputs['saveSoftphone']> {
  if (connection?.address.startsWith('ws:') && !isEmulated()) {
    const fault = 'The address has to begin with wss://.';
    throw new Refusal('invalid-input', fault, { 'connection.address': fault });
  }
  const shown = db.doc(paths.softphone(customerId));
  const secrets = db.doc(paths.softphoneSecrets(customerId));
  return db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [customer, before, sealedBefore] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      shown,
      secrets,
    );
    if (!customer?.exists) throw unknownCustomer();
    const known = readDocument(softphoneSchema, before);
    if (connection === null) {
      if (!known && !sealedBefore?.exists) return { extensions: [] };
      transaction.delete(shown);
      transaction.delete(secrets);
      audit(transaction, db, customerId, { by: author, action: 'softphone-removed', target: '' });
      return { extensions: [] };
    }
    // A hash is worth nothing under another realm.
    const stays = known?.realm === connection.realm;
    const hashes: Hashes = stays
      ? await open(sealedBefore?.get('ha1s'), sealingKey, secrets.path)
      : {};
    for (const { extension, password } of passwords) {
      if (password === null) delete hashes[extension];
      else hashes[extension] = ha1(extension, connection.realm, password);
    }
    const extensions = Object.keys(hashes).toSorted();
    if (extensions.length > softphoneExtensionLimit) {
      const fault = `There can be at most ${softphoneExtensionLimit} extensions.`;
      throw new Refusal('invalid-input', fault, { passwords: fault });
    }
    const ha1s = await seal(JSON.stringify(hashes), sealingKey, secrets.path);
    transaction.set(secrets, { ha1s, setAt: new Date() });
    transaction.set(shown, { ...connection, extensions });
    audit(transaction, db, customerId, {
      by: author,
      action: 'softphone-set',
      target: '',
      before: known,
      after: { ...connection, extensions, changed: passwords.map(({ extension }) => extension) },
    });
    return { extensions };
  });
}

interface Opening {
  db: Firestore;
  customerId: string;
  member: Member;
  windowId: string;
  sealingKey: string;
  now: Date;
}

/**
 * What a member's own phone signs in with. Their window becomes their phone, and the one before learns of it from
 * `phones/{uid}`. Each opening is in the audit log, without the secret.
 */
export async function openSoftphone({
  db,
  customerId,
  member,
  windowId,
  sealingKey,
  now,
}: Opening): Promise<CallableOutputs['softphoneAccess']> {
  const [shown, secrets] = await db.getAll(
    db.doc(paths.softphone(customerId)),
    db.doc(paths.softphoneSecrets(customerId)),
  );
  const softphone = readDocument(softphoneSchema, shown);
  if (!softphone) throw new Refusal('no-softphone', 'The customer has no softphone.');
  const extension = ownExtension(softphone, member);
  if (extension === null) throw new Refusal('no-extension', 'The member has no such extension.');
  const sealed: unknown = secrets?.get('ha1s');
  const hash = (
    await open(sealed, sealingKey, paths.softphoneSecrets(customerId)).catch(() => {
      log.secretUnusable({ customerId, reason: 'unsealing the phones’ passwords' });
      return {} as Hashes;
    })
  )[extension];
  if (hash === undefined) throw new Refusal('no-softphone', 'The phone has no usable password.');
  const by = { uid: member.uid, name: member.name };
  const target = `members/${member.uid}`;
  await auditReading(
    db,
    customerId,
    { by, action: 'softphone-opened', target, after: { extension } },
    now,
  );
  await db.doc(paths.phone(customerId, member.uid)).set({ windowId, since: now });
  const { address, domain, realm, echo } = softphone;
  return { address, domain, realm, echo, extension, ha1: hash };
}

async function open(sealed: unknown, sealingKey: string, place: string): Promise<Hashes> {
  if (typeof sealed !== 'string') return {};
  const hashes: unknown = JSON.parse(await unseal(sealed, sealingKey, place));
  return isObject(hashes)
    ? Object.fromEntries(
        Object.entries(hashes).flatMap(([extension, hash]) =>
          typeof hash === 'string' ? [[extension, hash]] : [],
        ),
      )
    : {};
}
