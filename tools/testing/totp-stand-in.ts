import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromBase32, toBase32, totp } from './totp.ts';

/**
 * The Auth emulator with authenticator apps. The emulator knows text messages alone; this stands before it and answers
 * what Identity Toolkit's description says of TOTP: `mfaEnrollment:start`, `:finalize` and `:withdraw`,
 * `mfaSignIn:finalize`, `mfaInfo` with `totpInfo`, tokens with `sign_in_second_factor: totp`. Behind it such a factor is
 * one of the emulator's text messages, so the emulator itself decides who may have one, asks for it, keeps it through
 * token refreshes and loses it when an admin takes it away. Everything else passes as it is.
 */
export interface TotpStandIn {
  origin: string;
  stop: () => Promise<void>;
}

interface Options {
  emulator: string;
  projectId: string;
  now: () => number;
}

const periodSec = 30;
/** Codes of as many periods before and after are taken too, as `npm run deploy -- --second-factor` sets it. */
const adjacentIntervals = 1;
const enrolmentMs = 5 * 60_000;

/** Whether Identity Platform takes this code now. */
export const isCode = (key: string, code: string, nowMs: number): boolean =>
  Array.from({ length: 2 * adjacentIntervals + 1 }, (_, at) => at - adjacentIntervals).some(
    (periods) => totp(fromBase32(key), nowMs + periods * periodSec * 1000) === code,
  );

type Json = Record<string, unknown>;

/** An answer of Identity Toolkit's. */
interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Json;
}

class Refused extends Error {}

/** Asks the emulator in the name of who asks us. */
type Ask = (to: string, given: Json | null) => Promise<Answer>;

const v2 = (method: string) => `/identitytoolkit.googleapis.com/v2/accounts/${method}?key=test`;

export async function startTotpStandIn(options: Options): Promise<TotpStandIn> {
  const answer = standIn(options);
  const server = createServer((req, res) => {
    void (async () => {
      try {
        const { status, headers, body } = await answer(req, await bodyOf(req));
        res.writeHead(status, { ...headers, 'content-type': 'application/json' });
        res.end(JSON.stringify(body));
      } catch (error) {
        res.writeHead(502).end(String(error));
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function standIn({ emulator, projectId, now }: Options) {
  /** What was begun, by its session. */
  const begun = new Map<string, { key: string; untilMs: number }>();
  /** The keys of finished ones, by the id of the factor. */
  const keys = new Map<string, string>();

  return async (req: IncomingMessage, body: Json | null): Promise<Answer> => {
    const path = new URL(req.url ?? '/', emulator).pathname;
    const step = /\/v2\/accounts\/(mfaEnrollment:(?:start|finalize)|mfaSignIn:finalize)$/.exec(
      path,
    );
    const ask = (to: string, given: Json | null) => forward(req, to, given);
    try {
      if (step?.[1] === 'mfaEnrollment:start' && body && 'totpEnrollmentInfo' in body) {
        return await begin(ask, body);
      }
      if (step?.[1] === 'mfaEnrollment:finalize' && body && 'totpVerificationInfo' in body) {
        return await finish(ask, body);
      }
      if (step?.[1] === 'mfaSignIn:finalize' && body && 'totpVerificationInfo' in body) {
        return await signIn(ask, body);
      }
      return await ask(req.url ?? '/', body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { message } = error;
      return {
        status: 400,
        headers: { 'access-control-allow-origin': '*' },
        body: { error: { code: 400, message, errors: [{ message, reason: 'invalid' }] } },
      };
    }
  };

  async function begin(ask: Ask, { idToken }: Json): Promise<Answer> {
    const phoneEnrollmentInfo = {
      phoneNumber: `+1202555${String(100 + (begun.size % 100)).padStart(4, '0')}`,
    };
    const answer = await ask(v2('mfaEnrollment:start'), { idToken, phoneEnrollmentInfo });
    if (answer.status !== 200) return answer;
    const { sessionInfo } = answer.body['phoneSessionInfo'] as { sessionInfo: string };
    const key = toBase32(randomBytes(20));
    const untilMs = now() + enrolmentMs;
    begun.set(sessionInfo, { key, untilMs });
    const totpSessionInfo = {
      sharedSecretKey: key,
      verificationCodeLength: 6,
      hashingAlgorithm: 'SHA1',
      periodSec,
      sessionInfo,
      finalizeEnrollmentTime: new Date(untilMs).toISOString(),
    };
    return { ...answer, body: { totpSessionInfo } };
  }

  async function finish(ask: Ask, body: Json): Promise<Answer> {
    const { idToken, displayName, totpVerificationInfo } = body;
    const { sessionInfo, verificationCode } = totpVerificationInfo as Record<string, string>;
    const one = begun.get(sessionInfo ?? '');
    if (!sessionInfo || !one) throw new Refused('INVALID_SESSION_INFO');
    if (one.untilMs < now()) throw new Refused('SESSION_EXPIRED');
    if (!isCode(one.key, verificationCode ?? '', now())) throw new Refused('INVALID_CODE');
    const phoneVerificationInfo = { sessionInfo, code: await messageOf(sessionInfo) };
    const answer = await ask(v2('mfaEnrollment:finalize'), {
      idToken,
      displayName,
      phoneVerificationInfo,
    });
    if (answer.status !== 200) return answer;
    begun.delete(sessionInfo);
    const id = factorOf(answer.body['idToken']);
    if (id !== undefined) keys.set(id, one.key);
    return { ...answer, body: { ...translated(answer.body), totpAuthInfo: {} } };
  }

  async function signIn(ask: Ask, body: Json): Promise<Answer> {
    const { mfaPendingCredential, mfaEnrollmentId, totpVerificationInfo } = body;
    const { verificationCode } = totpVerificationInfo as Record<string, string>;
    const key = keys.get(String(mfaEnrollmentId));
    if (key === undefined) throw new Refused('MFA_ENROLLMENT_NOT_FOUND');
    if (!isCode(key, verificationCode ?? '', now())) throw new Refused('INVALID_CODE');
    const started = await ask(v2('mfaSignIn:start'), {
      mfaPendingCredential,
      mfaEnrollmentId,
      phoneSignInInfo: {},
    });
    if (started.status !== 200) return started;
    const { sessionInfo } = started.body['phoneResponseInfo'] as { sessionInfo: string };
    const phoneVerificationInfo = { sessionInfo, code: await messageOf(sessionInfo) };
    return ask(v2('mfaSignIn:finalize'), { mfaPendingCredential, phoneVerificationInfo });
  }

  /** What the emulator's text message says. */
  async function messageOf(sessionInfo: string): Promise<string | undefined> {
    const sent = await fetch(`${emulator}/emulator/v1/projects/${projectId}/verificationCodes`);
    const { verificationCodes } = (await sent.json()) as {
      verificationCodes: { sessionInfo: string; code: string }[];
    };
    return verificationCodes.find((one) => one.sessionInfo === sessionInfo)?.code;
  }

  async function forward(req: IncomingMessage, to: string, body: Json | null): Promise<Answer> {
    const { host: _host, connection: _connection, ...headers } = req.headers;
    delete headers['content-length'];
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const response = await fetch(new URL(to, emulator), {
      method: req.method ?? 'GET',
      headers: headers as Record<string, string>,
      body:
        body &&
        (isForm ? new URLSearchParams(body as Record<string, string>) : JSON.stringify(body)),
    });
    const text = await response.text();
    const kept = [...response.headers].filter(([name]) => name.startsWith('access-control-'));
    return {
      status: response.status,
      headers: Object.fromEntries(kept),
      body: translated(text === '' ? {} : (JSON.parse(text) as Json)),
    };
  }

  /** The emulator's answer with our factors as what they are, wherever it names them. */
  function translated(body: Json): Json {
    const change = (name: string, value: unknown): unknown => {
      if (['idToken', 'id_token', 'access_token'].includes(name)) return translatedToken(value);
      if (name === 'mfaInfo' && Array.isArray(value)) return value.map(translatedFactor);
      if (name === 'users' && Array.isArray(value)) return value.map(translated);
      return value;
    };
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, change(name, value)]),
    );
  }

  function translatedFactor(factor: Json): Json {
    if (!keys.has(String(factor['mfaEnrollmentId']))) return factor;
    const { phoneInfo: _phone, unobfuscatedPhoneInfo: _whole, ...rest } = factor;
    return { ...rest, totpInfo: {} };
  }

  /** Emulator tokens are not signed. */
  function translatedToken(token: unknown): unknown {
    if (!keys.has(factorOf(token) ?? '')) return token;
    const [head, , signature] = String(token).split('.');
    const claims = claimsOf(token);
    const firebase = { ...claims.firebase, sign_in_second_factor: 'totp' };
    const payload = Buffer.from(JSON.stringify({ ...claims, firebase })).toString('base64url');
    return [head, payload, signature].join('.');
  }
}

interface Claims {
  firebase?: { second_factor_identifier?: string };
}

const claimsOf = (token: unknown): Claims =>
  JSON.parse(
    Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString() || '{}',
  ) as Claims;

const factorOf = (token: unknown): string | undefined =>
  claimsOf(token).firebase?.second_factor_identifier;

async function bodyOf(req: IncomingMessage): Promise<Json | null> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  if (text === '') return null;
  const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : (JSON.parse(text) as Json);
}
