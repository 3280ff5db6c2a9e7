import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { AuditAction } from '../model/members/audit.ts';
import { paths } from '../model/paths.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { audit, type Audited, onceId } from './audit.ts';

type Fields = Record<string, unknown>;

/** What a Firestore trigger knows about a written document. */
export interface Written {
  id: string;
  time: string;
  params: { customerId: string; id: string };
  data?: { before: DocumentSnapshot; after: DocumentSnapshot } | undefined;
}

export const auditLine = (db: Firestore, event: Written): Promise<void> =>
  auditSetting(db, event, 'line-written', `lines/${event.params.id}`);

export const auditGroup = (db: Firestore, event: Written): Promise<void> =>
  auditSetting(db, event, 'group-written', `groups/${event.params.id}`);

/** Settings of the whole customer: the address of another system's page, how long calls are kept. */
export const auditCustomerSettings = (db: Firestore, event: Written): Promise<void> =>
  auditSetting(db, event, 'settings-written', `settings/${event.params.id}`);

/**
 * Records a written line, group or setting in the audit log. The document says who wrote it: the rules let nobody put
 * another uid into `updatedBy`, nor delete what somebody else signed last. Unsigned = `''`.
 */
async function auditSetting(
  db: Firestore,
  event: Written,
  action: AuditAction,
  target: string,
): Promise<void> {
  const { customerId } = event.params;
  const before = event.data?.before.data() ?? null;
  const after = event.data?.after.data() ?? null;
  if (before !== null && after !== null && !changed(before, after)) return;
  const by: unknown = (after ?? before)?.['updatedBy'];
  const uid = typeof by === 'string' ? by : '';
  try {
    await db.runTransaction(async (transaction) => {
      const [customer, member] = await Promise.all([
        transaction.get(db.doc(paths.customer(customerId))),
        uid === '' ? null : transaction.get(db.doc(paths.member(customerId, uid))),
      ]);
      // Nothing may be written into a customer that is being deleted.
      if (!customer.exists || customer.get('deleting') === true) return;
      const name: unknown = member?.get('name');
      audit(
        transaction,
        db,
        customerId,
        {
          by: { uid, name: typeof name === 'string' ? name : '' },
          action,
          target,
          before: before && content(before),
          after: after && content(after),
        },
        { id: idOf(event, { by: { uid, name: '' }, action, target }), at: new Date(event.time) },
      );
    });
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
}

/**
 * The event's own id, as a trigger may run twice. What operators write alongside an import is recorded only once in a
 * while: by repeating it they could bury everything else.
 */
const idOf = (event: Written, audited: Omit<Audited, 'before' | 'after'>): string =>
  audited.target === 'settings/importMapping' ? onceId(audited, new Date(event.time)) : event.id;

/** A document without author and time, which the entry itself has. */
function content({ updatedBy: _by, updatedAt: _at, ...fields }: Fields): Fields {
  return fields;
}

const changed = (before: Fields, after: Fields) =>
  JSON.stringify(sorted(content(before))) !== JSON.stringify(sorted(content(after)));

const sorted = (fields: Fields) => Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
