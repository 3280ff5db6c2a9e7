import { demo } from '../demo/constants.ts';
import type { Fields } from './log.ts';

/** Firestore and Auth for a signed-in client: over REST, subject to the rules. */

const project = `projects/${demo.projectId}/databases/(default)/documents`;
const database = `http://${demo.host}:${demo.ports.firestore}/v1/${project}`;
const auth = `http://${demo.host}:${demo.ports.auth}/identitytoolkit.googleapis.com/v1`;
/** A token is valid for an hour; a long day takes slightly less. */
const renewAfterMs = 40 * 60_000;

type Value = {
  stringValue?: string;
  integerValue?: string;
  doubleValue?: number;
  booleanValue?: boolean;
  timestampValue?: string;
  nullValue?: null;
  mapValue?: { fields?: Record<string, Value> };
  arrayValue?: { values?: Value[] };
};
interface Stored {
  name: string;
  fields?: Record<string, Value>;
}

export class Client {
  readonly #email: string;
  readonly #password: string;
  #token = '';
  #signedInAt = 0;
  uid = '';

  constructor(email: string, password: string) {
    this.#email = email;
    this.#password = password;
  }

  async #header(): Promise<Record<string, string>> {
    if (Date.now() - this.#signedInAt > renewAfterMs) {
      const response = await fetch(`${auth}/accounts:signInWithPassword?key=demo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: this.#email,
          password: this.#password,
          returnSecureToken: true,
        }),
      });
      const { idToken, localId } = (await response.json()) as {
        idToken?: string;
        localId?: string;
      };
      if (idToken === undefined || localId === undefined) {
        throw new Error(`${this.#email} could not sign in: ${response.status}`);
      }
      this.#token = idToken;
      this.uid = localId;
      this.#signedInAt = Date.now();
    }
    return { authorization: `Bearer ${this.#token}` };
  }

  async signIn(): Promise<void> {
    await this.#header();
  }

  /** A document; null = it doesn't exist, `refused` = the rules deny this person. */
  async get(path: string): Promise<Fields | null | 'refused'> {
    const response = await fetch(`${database}/${path}`, { headers: await this.#header() });
    if (response.status === 403) return 'refused';
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return plain(((await response.json()) as Stored).fields);
  }

  /** Every document of a collection. */
  async list(path: string): Promise<Array<Fields & { id: string }>> {
    const all: Array<Fields & { id: string }> = [];
    for (let token = ''; ;) {
      const response = await fetch(`${database}/${path}?pageSize=100&pageToken=${token}`, {
        headers: await this.#header(),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      const { documents = [], nextPageToken } = (await response.json()) as {
        documents?: Stored[];
        nextPageToken?: string;
      };
      for (const { name, fields } of documents) {
        all.push({ ...plain(fields), id: name.slice(name.lastIndexOf('/') + 1) });
      }
      if (nextPageToken === undefined || nextPageToken === '') return all;
      token = encodeURIComponent(nextPageToken);
    }
  }

  /** Writes these fields of a document; those named in `now` get the server's time. */
  async write(path: string, fields: Record<string, unknown>, now: string[] = []): Promise<void> {
    const name = `${project}/${path}`;
    const response = await fetch(`${database}:commit`, {
      method: 'POST',
      headers: { ...(await this.#header()), 'content-type': 'application/json' },
      body: JSON.stringify({
        writes: [
          {
            update: { name, fields: mapValue(fields) },
            updateMask: { fieldPaths: Object.keys(fields) },
            updateTransforms: now.map((fieldPath) => ({
              fieldPath,
              setToServerValue: 'REQUEST_TIME',
            })),
          },
        ],
      }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}

const mapValue = (fields: Record<string, unknown>): Record<string, Value> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, valueOf(value)]));

function valueOf(value: unknown): Value {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return { integerValue: String(value) };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  return { nullValue: null };
}

const plain = (fields: Record<string, Value> = {}): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plainValue(value)]));

function plainValue(value: Value): unknown {
  if (value.timestampValue !== undefined) return Date.parse(value.timestampValue);
  if (value.integerValue !== undefined) return Number(value.integerValue);
  if (value.mapValue !== undefined) return plain(value.mapValue.fields);
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(plainValue);
  return value.stringValue ?? value.doubleValue ?? value.booleanValue ?? null;
}
