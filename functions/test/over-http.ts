import { randomUUID } from 'node:crypto';
import type { CallableName } from '../src/model/callables.ts';
import { methods } from '../src/model/methods.ts';

/** The functions, Auth and Firestore as a browser meets them: over HTTP, with real tokens and under the rules. */
export const projectId = 'demo-cti';
export const functionsAddress = `http://127.0.0.1:5001/${projectId}/asia-northeast1`;

const json = { 'content-type': 'application/json' };
const authHost = () => `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}`;

export interface CallAnswer {
  status: number;
  /** `{}` when it was refused. */
  result: Record<string, unknown>;
  code: string | undefined;
}

/** Calls one of our functions, signed in when there is a token. */
export async function callFunction(
  name: CallableName | 'phoneSignIn',
  data: object,
  token?: string,
): Promise<CallAnswer> {
  const group = name === 'phoneSignIn' ? 'signIn' : methods[name].group;
  const response = await fetch(`${functionsAddress}/${group}/${name}`, {
    method: 'POST',
    headers: { ...json, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ data }),
  });
  if (!response.headers.get('content-type')?.includes('json')) {
    return { status: response.status, result: {}, code: undefined };
  }
  const { result, error } = (await response.json()) as {
    result?: Record<string, unknown>;
    error?: { details?: { code: string } };
  };
  return { status: response.status, result: result ?? {}, code: error?.details?.code };
}

/** What Auth answers to a person's own request, which needs no more than the web app's key; `path` with its version. */
export async function postToAuth<Body = Record<string, unknown>>(
  path: string,
  body: object,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${authHost()}/identitytoolkit.googleapis.com/${path}?key=any`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** The same for one method of accounts, with what a sign-in yields. */
export async function askAuth(
  method: string,
  body: object,
): Promise<{ status: number; idToken: string | null; localId: string | null }> {
  const answer = await postToAuth<{ idToken?: string; localId?: string }>(`v1/accounts:${method}`, {
    returnSecureToken: true,
    ...body,
  });
  const { idToken = null, localId = null } = answer.body;
  return { status: answer.status, idToken, localId };
}

/** The ID token of who signs in, or null when Auth refuses. */
export const signIn = async (email: string, password: string): Promise<string | null> =>
  (await askAuth('signInWithPassword', { email, password })).idToken;

/** Everything Auth has mailed to an address, the newest last. */
async function mailTo(email: string): Promise<{ requestType: string; oobCode: string }[]> {
  const response = await fetch(`${authHost()}/emulator/v1/projects/${projectId}/oobCodes`);
  const { oobCodes } = (await response.json()) as {
    oobCodes: { email: string; requestType: string; oobCode: string }[];
  };
  return oobCodes.filter((code) => code.email === email);
}

export const countOfMail = async (email: string): Promise<number> => (await mailTo(email)).length;

/** Whoever reads the mailbox follows the newest link in it, chooses a password and signs in. */
export async function followMail(email: string, password = `own-${randomUUID()}`): Promise<string> {
  const link = (await mailTo(email)).findLast(
    ({ requestType }) => requestType === 'PASSWORD_RESET',
  );
  await askAuth('resetPassword', { oobCode: link?.oobCode, newPassword: password });
  const token = await signIn(email, password);
  if (token === null) throw new Error(`nobody could sign in after the mail to ${email}`);
  return token;
}

/** The code within a link of Auth. */
export const codeWithin = (text: string): string | undefined => /oobCode=([\w-]+)/.exec(text)?.[1];

const documents = `projects/${projectId}/databases/(default)/documents`;

const askFirestore = async (path: string, token: string, body?: object): Promise<number> => {
  const host = process.env['FIRESTORE_EMULATOR_HOST'];
  const response = await fetch(`http://${host}/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...json, authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.status;
};

/** What Firestore answers to a browser that reads a document. */
export const readStatus = (path: string, token: string): Promise<number> =>
  askFirestore(`${documents}/${path}`, token);

/** What Firestore answers to a browser that writes a document of texts, its `updatedAt` by the server's clock. */
export const writeStatus = (
  path: string,
  token: string,
  texts: Record<string, string>,
): Promise<number> => {
  const fields = Object.entries(texts).map(([key, stringValue]) => [key, { stringValue }]);
  const write = {
    update: { name: `${documents}/${path}`, fields: Object.fromEntries(fields) },
    updateTransforms: [{ fieldPath: 'updatedAt', setToServerValue: 'REQUEST_TIME' }],
  };
  return askFirestore(`${documents}:commit`, token, { writes: [write] });
};
