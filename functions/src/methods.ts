import { HttpsError, type CallableRequest } from 'firebase-functions/https';
import type { CallableHandler } from './callable/callable.ts';
import type { CallableName, CallableOutputs } from './model/callables.ts';
import type { TokenAnswer } from './model/calls/bridge-command.ts';
import type { CallableGroup, methods } from './model/methods.ts';

/** The code of each method, loaded on its first call, so that a cold start loads no other method's. */

type Code<Group extends CallableGroup> = {
  [
    Name in CallableName as (typeof methods)[Name]['group'] extends Group ? Name : never
  ]: () => Promise<CallableHandler<CallableOutputs[Name]>>;
};

const contacts = () => import('./contacts/contact-callables.ts');
const customers = () => import('./customers/customer-callables.ts');
const dialpad = () => import('./dialpad/dialpad-callables.ts');
const pbx = () => import('./pbx/pbx-callables.ts');
const dialling = () => import('./dialling/dialling-callables.ts');
const history = () => import('./history/history-callables.ts');
const letters = () => import('./upkeep/dead-letter-callables.ts');
const pages = () => import('./pages/page-callables.ts');
const people = () => import('./members/member-callables.ts');
const softphone = () => import('./softphone/softphone-callables.ts');

/** For everybody, signed in or not, member or not, and for bridges. */
export const forSignIn: Code<'signIn'> & {
  phoneSignIn: () => Promise<CallableHandler<{ token: string }>>;
  bridgeToken: () => Promise<CallableHandler<TokenAnswer>>;
} = {
  ownInvitations: async () => (await people()).ownInvitations,
  answerInvitation: async () => (await people()).answerInvitation,
  proveAddress: async () => (await people()).proveAddress,
  phoneSignIn: async () => (await people()).phoneSignIn,
  bridgeToken: async () => (await import('./bridge/token.ts')).bridgeToken,
};

export const forMembers: Code<'members'> = {
  signOutEverywhere: async () => (await people()).signOutEverywhere,
  changePassword: async () => (await people()).changePassword,
  signCanary: async () => (await import('./canary/canary-callable.ts')).signCanary,
  notePage: async () => (await pages()).notePage,
  reportProblem: async () => (await pages()).reportProblem,
  pushKey: async () => (await import('./push/push-callable.ts')).pushKey,
  exportCalls: async () => (await history()).exportCalls,
  readAllContacts: async () => (await contacts()).readAllContacts,
  logCall: async () => (await history()).logCall,
  placeCall: async () => (await dialling()).placeCall,
  hangUp: async () => (await dialling()).hangUp,
  transferTargets: async () => (await dialling()).transferTargets,
  transferCall: async () => (await dialling()).transferCall,
  parkCall: async () => (await dialling()).parkCall,
  blockNumber: async () => (await dialling()).blockNumber,
  unblockNumber: async () => (await dialling()).unblockNumber,
  callerIds: async () => (await dialling()).callerIds,
  callLater: async () => (await import('./rescues/rescue-callables.ts')).callLater,
  chooseCaller: async () => (await contacts()).chooseCaller,
  mergeContacts: async () => (await contacts()).mergeContacts,
  undoMerge: async () => (await contacts()).undoMerge,
  tellStatus: async () => (await import('./agents/status-callable.ts')).tellStatus,
  deleteContact: async () => (await contacts()).deleteContact,
  softphoneAccess: async () => (await softphone()).softphoneAccess,
  keepCallQuality: async () => (await softphone()).keepCallQuality,
  restoreContact: async () => (await contacts()).restoreContact,
};

export const forAdmins: Code<'admins'> = {
  saveMember: async () => (await people()).saveMember,
  changeInvitation: async () => (await people()).changeInvitation,
  resetPassword: async () => (await people()).resetPassword,
  removeSecondFactor: async () => (await people()).removeSecondFactor,
  setTelephony: async () => (await customers()).setTelephony,
  rotateSecret: async () => (await customers()).rotateSecret,
  dropPreviousSecret: async () => (await customers()).dropPreviousSecret,
  secretStatus: async () => (await customers()).secretStatus,
  saveApiKey: async () => (await dialpad()).saveApiKey,
  readDialpadAccount: async () => (await dialpad()).readDialpadAccount,
  connectDialpad: async () => (await dialpad()).connectDialpad,
  disconnectDialpad: async () => (await dialpad()).disconnectDialpad,
  rotateDialpadSecret: async () => (await dialpad()).rotateDialpadSecret,
  checkDialpad: async () => (await dialpad()).checkDialpad,
  readDialpadDirectory: async () => (await dialpad()).readDialpadDirectory,
  keepDialpadDirectory: async () => (await dialpad()).keepDialpadDirectory,
  readPbxDirectory: async () => (await pbx()).readPbxDirectory,
  keepPbxDirectory: async () => (await pbx()).keepPbxDirectory,
  saveSoftphone: async () => (await softphone()).saveSoftphone,
  linkPhoneSystem: async () => (await customers()).linkPhoneSystem,
  fileCalls: async () => (await customers()).fileCalls,
  deleteCustomer: async () => (await customers()).deleteCustomer,
  deadLetters: async () => (await letters()).deadLetters,
  openDeadLetter: async () => (await letters()).openDeadLetter,
  replayDeadLetter: async () => (await letters()).replayDeadLetter,
  exportContacts: async () => (await contacts()).exportContacts,
  exportPerson: async () => (await contacts()).exportPerson,
  erasePerson: async () => (await contacts()).erasePerson,
};

export const forRecordings: Code<'recording'> = {
  playRecording: async () => (await import('./recordings/recording-callable.ts')).playRecording,
};

/**
 * Dispatches to the method named in the last part of the path, as in `POST /admins/saveMember`: this way the platform's
 * request log tells methods apart, and the body is just the method's input.
 */
export function answerMethods(
  table: Record<string, () => Promise<CallableHandler<unknown>>>,
): CallableHandler<unknown> {
  return async (request: CallableRequest<unknown>) => {
    const name = request.rawRequest.path.split('/').at(-1) ?? '';
    const load = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!load) throw new HttpsError('not-found', 'There is no such method.');
    return (await load())(request);
  };
}
