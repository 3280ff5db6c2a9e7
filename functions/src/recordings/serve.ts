import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'firebase-functions/https';
import type { Response as Answer } from 'express';
import type { Firestore } from 'firebase-admin/firestore';
import { dialpadToken } from '../dialpad/api-key.ts';
import { askDialpad } from '../dialpad/client.ts';
import { log } from '../log.ts';
import { memberOf } from '../callable/caller.ts';
import { callToHear } from './may-hear.ts';
import { boundedRange, soundType } from './sound.ts';
import { openGrant } from './token.ts';

/** Shorter than Hosting's timeout. */
const answerMs = 50_000;
/** Limit for a recording that Dialpad only sends whole: twelve hours of speech are smaller. */
const wholeBytes = 128 * 1024 * 1024;

interface ServeDeps {
  db: () => Promise<Firestore>;
  sealingKey: () => string;
  now: () => Date;
}

/**
 * `GET /api/recordings/{token}`: streams part of a recording from Dialpad. The token says which one and for whom. Every
 * part checks again whether they may hear it, so a deactivated member can't listen any further.
 */
export function recordingHandler(deps: ServeDeps) {
  return async (req: Request, res: Answer): Promise<void> => {
    const refuse = (status: number, code: string) => {
      if (res.headersSent) res.destroy();
      else res.status(status).json({ error: { code } });
    };
    res.set('cache-control', 'private, no-store');
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.set('allow', 'GET, HEAD');
      return refuse(405, 'method-not-allowed');
    }
    const sealingKey = deps.sealingKey();
    const token = /([\w.-]{1,4000})\/?$/.exec(req.path)?.[1] ?? '';
    const grant = await openGrant(token, sealingKey, deps.now());
    if (!grant) return refuse(401, 'invalid-token');
    const { customerId, linkedId, uid, hasSecondFactor } = grant;
    const session = { uid, signedInAt: new Date(grant.signedInMs), hasSecondFactor };
    const leaves = new AbortController();
    res.on('close', () => leaves.abort());
    const signal = AbortSignal.any([leaves.signal, AbortSignal.timeout(answerMs)]);
    try {
      const db = await deps.db();
      const member = await memberOf(db, customerId, session);
      const call = member && (await callToHear(db, { customerId, linkedId, member }));
      if (!call) return refuse(403, 'not-your-call');
      const apiKey = await dialpadToken(db, customerId, sealingKey);
      if (apiKey === null) return refuse(404, 'no-api-key');
      const part = req.get('range');
      const range = part === undefined ? {} : { range: boundedRange(part) };
      await passOn(await askDialpad(grant.address, { apiKey, signal, ...range }), req, res);
    } catch (error) {
      if (!leaves.signal.aborted) log.failed({ where: 'recording', error });
      refuse(502, 'no-answer');
    }
  };
}

/** Passes on the audio and what a player needs to know, and nothing else from Dialpad. */
async function passOn(from: Response, req: Request, res: Answer): Promise<void> {
  const type = soundType(from);
  const isPart = from.status === 206;
  const isOutside = from.status === 416;
  if (!isOutside && ((!isPart && from.status !== 200) || type === null)) {
    await from.body?.cancel();
    res.status(502).json({ error: { code: 'no-sound' } });
    return;
  }
  res.status(from.status);
  res.set({
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'accept-ranges': isPart ? 'bytes' : 'none',
    ...(type === null ? {} : { 'content-type': type }),
  });
  for (const header of ['content-range', 'content-length']) {
    const value = from.headers.get(header);
    if (value !== null && /^[\w */-]{1,80}$/.test(value)) res.set(header, value);
  }
  if (isOutside || !from.body || req.method === 'HEAD') {
    await from.body?.cancel();
    res.removeHeader('content-length');
    res.end();
    return;
  }
  await pipeline(Readable.fromWeb(from.body as never), cutAfter(wholeBytes), res);
}

/** Aborts a stream that doesn't end. */
function cutAfter(mostBytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > mostBytes) done(new Error('The recording does not end.'));
      else done(null, chunk);
    },
  });
}
