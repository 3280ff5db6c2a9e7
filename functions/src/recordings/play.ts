import type { Firestore } from 'firebase-admin/firestore';
import { auditReading } from '../audit/audit.ts';
import { dialpadToken } from '../dialpad/api-key.ts';
import { askDialpad, ForeignAddress } from '../dialpad/client.ts';
import { log } from '../log.ts';
import type { CallableInput, CallableOutputs } from '../model/callables.ts';
import type { Call } from '../model/calls/call.ts';
import type { Session } from '../callable/caller.ts';
import type { Member } from '../model/members/member.ts';
import { Refusal } from '../refusal.ts';
import { addressFromDialpad, addressInLedger } from './find-address.ts';
import { callToHear, kindOfRecording } from './may-hear.ts';
import { soundType } from './sound.ts';
import { grantSeconds, sealGrant } from './token.ts';

/** Time for all requests to Dialpad before a person hears the first sound. */
const searchMs = 15_000;

interface Listener {
  db: Firestore;
  session: Session;
  member: Member;
  sealingKey: string;
  now: Date;
}

/**
 * Returns an address of ours from which one recording can be played for five minutes. Its first byte has been requested
 * from Dialpad by then, so an address works, and a refusal says why. The audit log records who asked.
 */
export async function playRecording(
  { db, session, member, sealingKey, now }: Listener,
  { customerId, linkedId, recordingId }: CallableInput<'playRecording'>,
): Promise<CallableOutputs['playRecording']> {
  const call = await callToHear(db, { customerId, linkedId, member });
  const kind = call && kindOfRecording(call, recordingId);
  if (!call || kind === null) throw new Refusal('call-unknown', 'There is no such recording.');
  const apiKey = await dialpadToken(db, customerId, sealingKey);
  if (apiKey === null) throw new Refusal('no-api-key', 'The customer has given no API key.');
  const asked = { apiKey, signal: AbortSignal.timeout(searchMs) };
  const known = await addressInLedger(db, customerId, { linkedId, recordingId });
  const address = await firstThatPlays(call, { known, recordingId }, asked);
  const { uid, signedInAt, hasSecondFactor } = session;
  const grant = {
    customerId,
    linkedId,
    recordingId,
    uid,
    address,
    signedInMs: signedInAt.getTime(),
    hasSecondFactor,
  };
  const token = await sealGrant(grant, sealingKey, now);

  const by = { uid, name: member.name };
  const target = `amiEvents/${linkedId}`;
  await auditReading(
    db,
    customerId,
    { by, action: 'recording-played', target, after: { kind } },
    now,
  );
  return { path: `/api/recordings/${token}`, playableMs: grantSeconds * 1000 };
}

/** The address from the events if it still works, else the one Dialpad gives today. */
async function firstThatPlays(
  call: Call,
  { known, recordingId }: { known: string | null; recordingId: string },
  asked: { apiKey: string; signal: AbortSignal },
): Promise<string> {
  let answer: 'refused' | 'gone' = 'gone';
  for (const find of [() => known, () => addressFromDialpad(call, recordingId, asked)]) {
    const address = await find();
    if (address === null) continue;
    const heard = await plays(address, asked);
    if (heard === 'yes') return address;
    answer = heard;
  }
  throw answer === 'refused'
    ? new Refusal('recording-refused', 'Dialpad does not accept the key for recordings.')
    : new Refusal('recording-gone', 'Dialpad no longer has this recording.');
}

/** Whether Dialpad returns the first byte. Throws if that can't be told: a timeout or an error of theirs. */
async function plays(
  address: string,
  asked: { apiKey: string; signal: AbortSignal },
): Promise<'yes' | 'refused' | 'gone'> {
  const response = await askDialpad(address, { ...asked, range: 'bytes=0-0' }).catch(ifForeign);
  if (response === null) return 'refused';
  await response.body?.cancel();
  const { status } = response;
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403) return 'refused';
  if (!response.ok) throw new Error(`Dialpad answered ${status}.`);
  // A page instead of audio is Dialpad's sign-in page.
  return soundType(response) === null ? 'refused' : 'yes';
}

/** Logs an address we don't request, so that somebody learns where Dialpad redirects today. */
function ifForeign(error: unknown): null {
  if (!(error instanceof ForeignAddress)) throw error;
  log.failed({ where: 'recording-address', error });
  return null;
}
