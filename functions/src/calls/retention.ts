import type { Firestore } from 'firebase-admin/firestore';
import { defaultCallDays, retentionSettingsSchema } from '../model/retention.ts';
import { paths } from '../model/paths.ts';

const dayMs = 86_400_000;
/** The setting's own trigger brings existing calls up to date; new calls may lag by a minute. */
const rememberMs = 60_000;

const remembered = new Map<string, { keptMs: Promise<number>; until: number }>();

/** How long a customer's calls are kept, from their start. */
export function callKeptMs(db: Firestore, customerId: string): Promise<number> {
  const known = remembered.get(customerId);
  if (known && known.until > Date.now()) return known.keptMs;
  const keptMs = readKeptMs(db, customerId);
  remembered.set(customerId, { keptMs, until: Date.now() + rememberMs });
  keptMs.catch(() => remembered.delete(customerId));
  return keptMs;
}

async function readKeptMs(db: Firestore, customerId: string): Promise<number> {
  const document = await db.doc(paths.settings(customerId, 'retention')).get();
  const settings = retentionSettingsSchema.safeParse(document.data());
  return (settings.data?.callDays ?? defaultCallDays) * dayMs;
}

/** Call when the setting has changed: it's read again. */
export const forgetRetention = (customerId: string): void => void remembered.delete(customerId);
