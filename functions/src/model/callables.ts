import * as z from 'zod/mini';
import { customerIdPattern } from './customer.ts';
import { dayPattern, officeLimit } from './dialpad.ts';
import { directoryLimits, type Directory } from './dialpad-directory.ts';
import { lineLimit, noteLimit, pageLineSchema, pageNoteSchema } from './desk/page-note.ts';
import { historyFilterSchema } from './calls/history-filter.ts';
import {
  mergeFields,
  mergePickSchema,
  partChoiceSchema,
  type MergeField,
} from './contacts/contact-merge.ts';
import type { ErasureCounts } from './contacts/erasure.ts';
import type { ShownLetter } from './calls/ledger.ts';
import { extensionLimit, extensionSchema } from './calls/extension.ts';
import {
  callQualitySchema,
  sipConnectionSchema,
  softphoneExtensionLimit,
  type SipConnection,
} from './desk/softphone.ts';
import { roleSchema, type Role } from './members/member.ts';
import { blockReasonLimit } from './calls/dialling.ts';
import { memoLimit } from './calls/memo.ts';

/**
 * The callable functions: their inputs (validated by the server with these schemas) and outputs. The browser's SDK
 * sends `undefined` as `null`, so anything optional may also be null.
 */

const customerId = z.string().check(z.regex(customerIdPattern));
const uid = z.string().check(z.regex(/^(?!\.\.?$)[^/]{1,128}$/));
/** Trimmed, without line breaks and other control characters. */
const oneLine = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(/^\P{Cc}*$/u));
/** E.164. */
const number = z.string().check(z.regex(/^\+[1-9][0-9]{6,14}$/));
/** The phone system's id of the leg that the person sees: another one isn't meant. */
const callId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/));
/** Not to be done after this moment, epoch ms on the server's clock. */
const byMs = z.int();
const password = z.string().check(z.minLength(1), z.maxLength(500));
/** Calls are queried by `groupCode in [...]`, which takes at most 30 values. */
export const groupCodeLimit = 30;

const groupCode = z.string().check(z.regex(/^(?!\.\.?$)[^/]{1,50}$/));

/** Where the next part of an export begins, and to which export it belongs. */
const exportPartSchema = z.object({ exportId: uid, atMs: z.int(), linkedId: uid });
export type ExportPart = z.infer<typeof exportPartSchema>;

/**
 * Where in a person's calls to continue: `source` 0 = calls assigned to them, n = calls from their n-th own number;
 * `afterId` = the previous call, null = from the start.
 */
const personCursorSchema = z.object({
  source: z.int().check(z.minimum(0), z.maximum(20)),
  afterId: z.nullable(uid),
});
export type PersonCursor = z.infer<typeof personCursorSchema>;
const personPartSchema = z.object({ exportId: uid, from: personCursorSchema });
export type PersonPart = z.infer<typeof personPartSchema>;

/** Where the next part of all contacts begins: after this one. */
const contactsPartSchema = z.object({ exportId: uid, afterId: uid });
export type ContactsPart = z.infer<typeof contactsPartSchema>;

/** Who a call can be transferred to: a member, or a group at Dialpad. */
const transferTypes = ['member', 'office', 'department', 'callcenter'] as const;
export type TransferType = (typeof transferTypes)[number];

export const callableInputs = {
  exportCalls: z.object({
    customerId,
    /** null = all groups the person sees. */
    groupCode: z.nullish(groupCode),
    filter: historyFilterSchema,
    language: z.enum(['ja', 'en']),
    /** For parts after the first, as returned by the previous part. */
    part: z.nullish(exportPartSchema),
  }),
  logCall: z.object({
    customerId,
    /** Chosen by the browser: repeating the request makes no second call. */
    requestId: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
    direction: z.enum(['inbound', 'outbound']),
    outcome: z.enum(['answered', 'missed', 'canceled', 'voicemail']),
    /** In any notation; missing = the number was withheld. */
    number: z.nullish(oneLine(40)),
    startedAtMs: z.int(),
    talkMs: z.int().check(z.gte(0), z.lte(86_400_000)),
    /** null = no store: admins only. */
    groupCode: z.nullish(groupCode),
    contactId: z.nullish(uid),
    memo: z._default(z.string().check(z.trim(), z.maxLength(memoLimit)), ''),
  }),
  /** Has the caller's phone system call a number for them. */
  placeCall: z.object({
    customerId,
    /** Chosen by the browser: repeating the request places no second call. */
    intentId: z.string().check(z.regex(/^[A-Za-z0-9]{20}$/)),
    number,
    contactId: z.nullish(uid),
    rescueId: z.nullish(uid),
    groupCode: z.nullish(groupCode),
    /** The line to call from, unless the group's setting says another; not used if Dialpad doesn't know it. */
    fromNumber: z.nullish(number),
    byMs,
  }),
  /** Ends a call that the caller talks on; an admin any. */
  hangUp: z.object({ customerId, linkedId: uid, callId, byMs }),
  /** Whom a call can be transferred to: which call says by which phone system. */
  transferTargets: z.object({ customerId, linkedId: uid }),
  transferCall: z.object({
    customerId,
    linkedId: uid,
    callId,
    to: z.object({ type: z.enum(transferTypes), id: uid }),
    /** `attended`: the caller of this method talks to the colleague first. Dialpad can't be asked to. */
    how: z._default(z.enum(['blind', 'attended']), 'blind'),
    byMs,
  }),
  /** Parks the other party; not with Dialpad. */
  parkCall: z.object({ customerId, linkedId: uid, callId, byMs }),
  blockNumber: z.object({
    customerId,
    number,
    reason: oneLine(blockReasonLimit),
  }),
  unblockNumber: z.object({ customerId, number }),
  /** The company's numbers that a group's calls can show. */
  callerIds: z.object({ customerId }),
  callLater: z.object({
    customerId,
    number,
    /** null = no store: admins only. */
    groupCode: z.nullish(groupCode),
  }),
  saveMember: z.object({
    customerId,
    /** Whom to change; without it, the owner of `login` is invited or, for a phone number, made a member. */
    uid: z.nullish(uid),
    /** An email address, or a Japanese phone number in any notation. For a new person only. */
    login: z.nullish(oneLine(200)),
    name: oneLine(100),
    role: roleSchema,
    groupCodes: z
      .array(z.string().check(z.regex(/^(?!\.\.?$)[^/]{1,50}$/)))
      .check(z.maxLength(groupCodeLimit)),
    active: z.boolean(),
    /** Without it, they stay. */
    extensions: z.optional(z.array(extensionSchema).check(z.maxLength(extensionLimit))),
  }),
  changeInvitation: z.object({
    customerId,
    invitationId: uid,
    change: z.enum(['send-again', 'withdraw']),
  }),
  /** The caller's own invitations. */
  ownInvitations: z.object({}),
  answerInvitation: z.object({ customerId, answer: z.enum(['accept', 'refuse']) }),
  /** Mails a link to the caller's address; until it's followed, nobody can sign in to the account. */
  proveAddress: z.object({}),
  resetPassword: z.object({ customerId, uid }),
  /** For another member who has lost it; they sign in with just the password and set up a new one. */
  removeSecondFactor: z.object({ customerId, uid }),
  signOutEverywhere: z.object({ customerId, uid: z.nullish(uid) }),
  changePassword: z.object({ customerId, current: password, next: password }),
  setTelephony: z.object({ customerId, enabled: z.boolean() }),
  rotateSecret: z.object({ customerId, secret: z.nullish(z.string().check(z.maxLength(500))) }),
  dropPreviousSecret: z.object({ customerId }),
  secretStatus: z.object({ customerId }),
  /** null removes the Dialpad key. */
  saveApiKey: z.object({
    customerId,
    apiKey: z.nullable(z.string().check(z.trim(), z.maxLength(500))),
    /** The key's last day; null = unknown. */
    expiresOn: z.nullish(z.string().check(z.regex(dayPattern))),
  }),
  /** Whose key it is, and what it may do. */
  readDialpadAccount: z.object({ customerId }),
  /** Connects, or mends the connection; no office = the whole company. */
  connectDialpad: z.object({
    customerId,
    officeIds: z.array(z.string().check(z.regex(/^\d{1,19}$/))).check(
      z.maxLength(officeLimit),
      z.refine((ids) => new Set(ids).size === ids.length),
    ),
  }),
  disconnectDialpad: z.object({ customerId }),
  rotateDialpadSecret: z.object({ customerId }),
  checkDialpad: z.object({ customerId }),
  /** Offices, departments, call centres, numbers and users, and what has changed since the last import. */
  readDialpadDirectory: z.object({ customerId }),
  /** Remembers a reading, so that the next one tells what has changed since. */
  keepDialpadDirectory: z.object({
    customerId,
    readId: uid,
    /** Which group each place was brought to, by the place's key. */
    groups: z
      .array(
        z.object({
          key: z.string().check(z.regex(/^(?:office|department|callcenter):\d{1,19}$/)),
          groupCode,
        }),
      )
      .check(
        z.maxLength(
          directoryLimits.offices + directoryLimits.departments + directoryLimits.callCenters,
        ),
      ),
  }),
  /** Queues, numbers and telephones that bridges have told of, and what has changed since the last import. */
  readPbxDirectory: z.object({ customerId }),
  keepPbxDirectory: z.object({
    customerId,
    readId: uid,
    groups: z
      .array(z.object({ key: z.string().check(z.regex(/^queue:[^\n]{1,121}$/)), groupCode }))
      .check(z.maxLength(directoryLimits.queues)),
  }),
  tellStatus: z.object({ customerId }),
  playRecording: z.object({ customerId, linkedId: uid, recordingId: uid }),
  linkPhoneSystem: z.object({
    customerId,
    /** The phone system's id for this customer; null removes the link. */
    contractId: z.nullable(z.string().check(z.trim(), z.regex(customerIdPattern))),
  }),
  fileCalls: z.object({ customerId, lineId: uid }),
  deleteCustomer: z.object({ customerId, confirm: z.string() }),
  /** The newest dead letters, without personal data. */
  deadLetters: z.object({ customerId }),
  /** The full content of one of them; the audit log records who asked. */
  openDeadLetter: z.object({ customerId, id: uid }),
  /** Called before an import reads all contacts, if there are no more than `most`; the audit log records who asked. */
  readAllContacts: z.object({ customerId, most: z.int().check(z.nonnegative()) }),
  /** `id` of the dead letter to replay. */
  replayDeadLetter: z.object({ customerId, id: uid }),
  /** A test signal for the caller, to be posted to the webhook. */
  signCanary: z.object({ customerId }),
  /** What a page has noticed, for the log. */
  notePage: z.object({
    customerId,
    notes: z.array(pageNoteSchema).check(z.minLength(1), z.maxLength(noteLimit)),
  }),
  /** What a page did, kept for 30 days. */
  reportProblem: z.object({
    customerId,
    /** As it describes itself. */
    browser: z.string().check(z.maxLength(300), z.regex(/^[ -~]*$/)),
    /** How far the computer's clock is ahead of the server's. */
    skewMs: z.int(),
    lines: z.array(pageLineSchema).check(z.maxLength(lineLimit)),
  }),
  /** Who called; with `addNumber`, the number is added to the contact. */
  chooseCaller: z.object({
    customerId,
    linkedId: uid,
    contactId: uid,
    addNumber: z.nullish(z.boolean()),
  }),
  mergeContacts: z.object({
    customerId,
    keepId: uid,
    dropId: uid,
    picks: z.partialRecord(z.enum(mergeFields), mergePickSchema),
  }),
  undoMerge: z.object({
    customerId,
    mergeId: uid,
    choices: z.nullish(z.partialRecord(z.enum(mergeFields), partChoiceSchema)),
  }),
  /** Moves it to the bin; `erasePerson` is for people who request erasure. */
  deleteContact: z.object({ customerId, contactId: uid }),
  restoreContact: z.object({ customerId, contactId: uid }),
  exportContacts: z.object({
    customerId,
    /** For parts after the first, as returned by the previous part. */
    part: z.nullish(contactsPartSchema),
  }),
  exportPerson: z.object({ customerId, contactId: uid, part: z.nullish(personPartSchema) }),
  erasePerson: z.object({ customerId, contactId: uid }),
  pushKey: z.object({ customerId }),
  /** How the browser's phones reach the PBX, and their passwords; no connection = no phones. */
  saveSoftphone: z.object({
    customerId,
    connection: z.nullable(sipConnectionSchema),
    /** Null removes an extension's; those not named stay. */
    passwords: z
      .array(
        z.object({
          extension: extensionSchema,
          password: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
        }),
      )
      .check(z.maxLength(softphoneExtensionLimit)),
  }),
  /** What the caller's own phone signs in with; the window that asked last is their phone. */
  softphoneAccess: z.object({
    customerId,
    windowId: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  }),
  /** How a call sounded for the caller. */
  keepCallQuality: z.object({ customerId, linkedId: uid, quality: callQualitySchema }),
} as const;

/** `phoneSignIn` is for people who aren't signed in yet. */
export const phoneSignInInput = z.object({
  phone: z.string().check(z.maxLength(60)),
  password,
});

/**
 * `bridgeToken` is for bridges, which prove the customer's secret: `body` is a `tokenRequestSchema` as JSON, `signature`
 * what the header of a signed event would be.
 */
export const bridgeTokenInput = z.object({
  /** Or its phone system's id. */
  customerId,
  body: z.string().check(z.maxLength(1_000)),
  signature: z.string().check(z.maxLength(100)),
});

export type CallableName = keyof typeof callableInputs;
export type CallableInput<Name extends CallableName> = z.infer<(typeof callableInputs)[Name]>;

/** An invitation as its addressee sees it. */
export interface OwnInvitation {
  customerId: string;
  customerName: string;
  role: Role;
  /** Names. */
  groups: string[];
  /** `''` = the system's operators. */
  invitedByName: string;
  /** ISO 8601. */
  expiresAt: string;
  /** False if it has expired, or its inviter is no longer an admin. */
  open: boolean;
}

export interface CallableOutputs {
  exportCalls: {
    /** Lines of CSV; the first part begins with the headings. */
    csv: string;
    /** Calls in this part. */
    rows: number;
    /** Calls in all parts, counted when the export began; null for later parts. */
    total: number | null;
    /** null = that was all. */
    next: ExportPart | null;
  };
  logCall: { linkedId: string };
  placeCall: { placed: true };
  hangUp: { ended: true };
  /** Members by uid, groups by Dialpad's id. */
  transferTargets: { targets: { type: TransferType; id: string; name: string }[] };
  transferCall: { transferred: true };
  /** The number that takes the call back, if the phone system told it. */
  parkCall: { space: string | null };
  blockNumber: { blocked: true };
  unblockNumber: { blocked: false };
  /** E.164, with the name of the office that has it, `''` if none does. */
  callerIds: { numbers: { number: string; office: string }[] };
  /** When it is due, epoch milliseconds. */
  callLater: { dueAtMs: number };
  /** `token` is the body to post within a minute; `id` is the nonce that arrives in the person's canary. */
  signCanary: { id: string; token: string };
  notePage: Record<string, never>;
  /** The number to read out. */
  reportProblem: { number: string };
  chooseCaller: { contactId: string };
  mergeContacts: { mergeId: string };
  undoMerge: {
    /** The restored contact. */
    contactId: string;
    /** Fields changed since: nothing was done, call again with a choice for each. */
    undecided: { field: MergeField; since: string }[];
  };
  deleteContact: { contactId: string };
  restoreContact: { contactId: string };
  exportContacts: {
    /** Lines of CSV; the first part begins with the headings. */
    csv: string;
    /** Contacts in this part. */
    rows: number;
    /** Contacts in all parts, counted when the export began; null for later parts. */
    total: number | null;
    /** null = that was all. */
    next: ContactsPart | null;
  };
  exportPerson: {
    /** `{exportedAt, calls}` as JSON text; in the first part `contact` and `visits` too. */
    json: string;
    /** Calls in this part. */
    calls: number;
    /** null = that was all. */
    next: PersonPart | null;
  };
  erasePerson: { erasureId: string; counts: ErasureCounts; hash: string };
  /** Null = push is off. */
  pushKey: { key: string | null };
  saveSoftphone: { extensions: string[] };
  /** `ha1` = the hash that stands for the password within its realm (RFC 2617). Never kept by a browser. */
  softphoneAccess: SipConnection & { extension: string; ha1: string };
  keepCallQuality: { kept: true };
  saveMember: {
    /** Null for somebody invited: they aren't a member until they accept. */
    uid: string | null;
    /** For a new person without email, shown once: hand it over; they have to choose their own. */
    firstPassword: string | null;
    invitationId: string | null;
  };
  changeInvitation: { invitationId: string };
  ownInvitations: {
    /** Whether the account's address is proven; if not, nothing else is revealed. */
    proven: boolean;
    invitations: OwnInvitation[];
  };
  answerInvitation: { customerId: string };
  proveAddress: { mailed: boolean };
  /** For an email address, the link goes only to the mailbox. */
  resetPassword: { mailed: boolean } | { firstPassword: string };
  removeSecondFactor: { uid: string };
  signOutEverywhere: { uid: string };
  /** To sign in again with, as all sessions end. */
  changePassword: { token: string };
  setTelephony: { enabled: boolean };
  /** Shown once; nobody can read it again. */
  rotateSecret: { secret: string };
  dropPreviousSecret: { hasPrevious: false };
  /** `rotatedAt` in ISO 8601. */
  secretStatus: {
    hasCurrent: boolean;
    hasPrevious: boolean;
    rotatedAt: string | null;
    enabled: boolean;
    /** Whether there's a Dialpad key, and since when (ISO 8601). */
    hasApiKey: boolean;
    apiKeySetAt: string | null;
  };
  saveApiKey: { hasApiKey: boolean };
  readDialpadAccount: { company: string };
  connectDialpad: { connected: true };
  /** `isLeft`: Dialpad refused the key, so its webhook has to be removed there by hand. */
  disconnectDialpad: { isLeft: boolean };
  rotateDialpadSecret: { rotated: true };
  /** How much was found; what it is stands in the state of the connection. */
  checkDialpad: { findings: number };
  readDialpadDirectory: Directory;
  keepDialpadDirectory: { kept: true };
  readPbxDirectory: Directory;
  keepPbxDirectory: { kept: true };
  /** Whether a phone system knows the status; false also where there's none to tell. */
  tellStatus: { told: boolean };
  /** An address of ours, valid for `playableMs` milliseconds. */
  playRecording: { path: string; playableMs: number };
  linkPhoneSystem: { contractId: string | null };
  /** `more`: there are more calls, call again. */
  fileCalls: { filed: number; more: boolean };
  deleteCustomer: { deleted: true };
  deadLetters: { letters: ShownLetter[] };
  openDeadLetter: ShownLetter['content'];
  readAllContacts: { contacts: number; mayRead: boolean };
  /** `linkedId` is the call it became part of; null if it still can't be read. */
  replayDeadLetter: {
    result: 'stored' | 'duplicate' | 'still-unreadable';
    linkedId: string | null;
  };
}

/** `details.code` of a callable's error; `details.fields` names the inputs at fault. */
export type RefusalCode =
  | 'signed-out'
  | 'not-our-app'
  | 'not-a-member'
  | 'not-an-admin'
  | 'invalid-input'
  | 'too-many-requests'
  | 'wrong-credentials'
  | 'weak-password'
  | 'stale-sign-in'
  | 'sign-in-again'
  | 'member-unknown'
  | 'ask-another-admin'
  | 'member-elsewhere'
  | 'already-member'
  | 'last-admin'
  | 'already-invited'
  | 'invitation-unknown'
  | 'address-unproven'
  | 'number-taken'
  | 'line-unknown'
  | 'not-your-group'
  | 'export-unknown'
  | 'dead-letter-unknown'
  | 'contact-unknown'
  | 'contact-exists'
  | 'call-unknown'
  | 'too-many-numbers'
  | 'merge-unknown'
  | 'no-secret'
  | 'no-api-key'
  | 'no-softphone'
  | 'no-extension'
  | 'still-connected'
  | 'not-connected'
  | 'dialpad-key-refused'
  | 'dialpad-forbidden'
  | 'dialpad-busy'
  | 'dialpad-unreachable'
  | 'dialpad-unexpected'
  | 'dialpad-address-taken'
  | 'dialpad-read-again'
  | 'dialpad-user-unknown'
  | 'dialpad-cannot-call'
  | 'caller-id-unknown'
  | 'calls-too-often'
  | 'too-late'
  | 'not-your-call'
  | 'call-over'
  | 'too-many-blocked'
  | 'bridge-away'
  | 'bridge-silent'
  | 'pbx-refused'
  | 'pbx-away'
  | 'phone-unreachable'
  | 'already-calling'
  | 'not-in-queue'
  | 'outcome-unknown'
  | 'recording-refused'
  | 'recording-gone'
  | 'contract-taken'
  | 'confirm-mismatch'
  | 'customer-unknown'
  | 'customer-exists'
  | 'unavailable';

/** What else `bridgeToken` is refused with, which no page asks for. */
export type BridgeRefusalCode =
  'invalid-signature' | 'customer-disabled' | 'clock-differs' | 'unreadable';

/** `details` of every error a callable returns. */
export interface RefusalDetails {
  code: RefusalCode | BridgeRefusalCode;
  fields?: Record<string, string>;
}
