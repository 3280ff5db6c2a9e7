import type {
  CallableInput,
  CallableName,
  CallableOutputs,
  RefusalCode,
} from '@cti/functions/model/callables';
import { type CallableGroup, methods, region } from '@cti/functions/model/methods';
import type { Functions } from 'firebase/functions';
import { firebaseApp, pageEmulators } from './app.ts';
import { refusalCode } from './refusal-code.ts';

let functions: Promise<Functions> | undefined;

/** The SDK is fetched with the first call: most pages never make one. */
function pageFunctions(): Promise<Functions> {
  functions ??= start().catch((error: unknown) => {
    functions = undefined;
    throw error;
  });
  return functions;
}

async function start(): Promise<Functions> {
  const [app, sdk] = await Promise.all([firebaseApp(), import('firebase/functions')]);
  const instance = sdk.getFunctions(app, region);
  const emulators = pageEmulators();
  if (emulators) {
    const { host, port } = emulators.functions;
    sdk.connectFunctionsEmulator(instance, host, port);
  }
  return instance;
}

/** Why the server did not do what was asked; the settings have words for every code. */
export class CallRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, cause: unknown) {
    super(code, { cause });
    this.name = 'CallRefused';
    this.code = code;
  }
}

/** The longest a callable may run on the server: filing a year's calls. */
const timeoutMs = 300_000;

async function ask(group: CallableGroup, name: string, input: unknown): Promise<unknown> {
  try {
    const [instance, sdk] = await Promise.all([pageFunctions(), import('firebase/functions')]);
    const method = sdk.httpsCallable(instance, `${group}/${name}`, { timeout: timeoutMs });
    return (await method(input)).data;
  } catch (error) {
    throw new CallRefused(refusalCode(error), error);
  }
}

/** Has the person prove who they are; false = they would rather not. */
type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain | null = null;

/** Whom to ask when the server wants a fresh sign-in; nobody after the returned function was called. */
export function answerStaleSignIns(asking: SignInAgain): () => void {
  signInAgain = asking;
  return () => {
    if (signInAgain === asking) signInAgain = null;
  };
}

/** Has the person prove who they are because they want to; false = they would rather not. */
export const proveAgain: SignInAgain = async () => (await signInAgain?.()) ?? false;

/** Calls a server method; after a fresh sign-in where it wants one. A refusal is thrown as {@link CallRefused}. */
export async function call<Name extends CallableName>(
  name: Name,
  input: CallableInput<Name>,
): Promise<CallableOutputs[Name]> {
  const { group } = methods[name];
  const request = () => ask(group, name, input);
  const answer = await request().catch(async (error: unknown) => {
    const isStale = error instanceof CallRefused && error.code === 'sign-in-again';
    if (isStale && (await proveAgain())) return request();
    throw error;
  });
  // The server's own answer: name and output belong together in the model.
  return answer as CallableOutputs[Name];
}

/** The one call for those who are not signed in yet: a token in exchange for number and password. */
export async function phoneSignIn(input: { phone: string; password: string }): Promise<string> {
  return ((await ask('signIn', 'phoneSignIn', input)) as { token: string }).token;
}
