/** Every Firestore path of contract section 4, as functions; shared by functions, web, tools and tests. */
export const paths = {
  allowedCustomers: () => 'ast-allow-customers',
  allowedCustomer: (customerId: string) => `ast-allow-customers/${customerId}`,
  customer: (customerId: string) => `customer/${customerId}`,
  calls: (customerId: string) => `customer/${customerId}/amiEvents`,
  call: (customerId: string, linkedId: string) => `customer/${customerId}/amiEvents/${linkedId}`,
  memos: (customerId: string, linkedId: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/memos`,
  receipts: (customerId: string, linkedId: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/receipts`,
  receipt: (customerId: string, linkedId: string, uid: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/receipts/${uid}`,
  /** What was said in a call, and how it stands with what Dialpad is asked for. */
  transcripts: (customerId: string, linkedId: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/transcripts`,
  transcript: (customerId: string, linkedId: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/transcripts/dialpad`,
  /** How a call sounded for each person who took part with the browser's phone. */
  qualities: (customerId: string, linkedId: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/quality`,
  quality: (customerId: string, linkedId: string, uid: string) =>
    `customer/${customerId}/amiEvents/${linkedId}/quality/${uid}`,
  ledger: (customerId: string) => `customer/${customerId}/ledger`,
  ledgerEntry: (customerId: string, eventKey: string) =>
    `customer/${customerId}/ledger/${eventKey}`,
  /** Server only: which ledger entries their request has left to the trigger. */
  leftovers: (customerId: string) => `customer/${customerId}/leftovers`,
  leftover: (customerId: string, eventKey: string) =>
    `customer/${customerId}/leftovers/${eventKey}`,
  callAliases: (customerId: string) => `customer/${customerId}/callAliases`,
  callAlias: (customerId: string, callId: string) => `customer/${customerId}/callAliases/${callId}`,
  contacts: (customerId: string) => `customer/${customerId}/contacts`,
  contact: (customerId: string, contactId: string) =>
    `customer/${customerId}/contacts/${contactId}`,
  visits: (customerId: string, contactId: string) =>
    `customer/${customerId}/contacts/${contactId}/visits`,
  visit: (customerId: string, contactId: string, visitId: string) =>
    `customer/${customerId}/contacts/${contactId}/visits/${visitId}`,
  /** Deleted contacts that can still be restored. */
  contactBin: (customerId: string) => `customer/${customerId}/contactBin`,
  binnedContact: (customerId: string, contactId: string) =>
    `customer/${customerId}/contactBin/${contactId}`,
  binnedVisits: (customerId: string, contactId: string) =>
    `customer/${customerId}/contactBin/${contactId}/visits`,
  contactMerges: (customerId: string) => `customer/${customerId}/contactMerges`,
  contactMerge: (customerId: string, mergeId: string) =>
    `customer/${customerId}/contactMerges/${mergeId}`,
  contactPairs: (customerId: string) => `customer/${customerId}/contactPairs`,
  contactPair: (customerId: string, pairId: string) =>
    `customer/${customerId}/contactPairs/${pairId}`,
  /** What remains of a person who had their records erased: the proof. */
  erasures: (customerId: string) => `customer/${customerId}/erasures`,
  erasure: (customerId: string, erasureId: string) =>
    `customer/${customerId}/erasures/${erasureId}`,
  /** A setting of the whole customer, by its name. */
  settings: (customerId: string, name: string) => `customer/${customerId}/settings/${name}`,
  groups: (customerId: string) => `customer/${customerId}/groups`,
  group: (customerId: string, groupCode: string) => `customer/${customerId}/groups/${groupCode}`,
  lines: (customerId: string) => `customer/${customerId}/lines`,
  line: (customerId: string, lineId: string) => `customer/${customerId}/lines/${lineId}`,
  members: (customerId: string) => `customer/${customerId}/members`,
  member: (customerId: string, uid: string) => `customer/${customerId}/members/${uid}`,
  invitations: (customerId: string) => `customer/${customerId}/invitations`,
  invitation: (customerId: string, id: string) => `customer/${customerId}/invitations/${id}`,
  agents: (customerId: string) => `customer/${customerId}/agents`,
  agent: (customerId: string, uid: string) => `customer/${customerId}/agents/${uid}`,
  station: (customerId: string, uid: string) => `customer/${customerId}/stations/${uid}`,
  pushToken: (customerId: string, uid: string, station: string) =>
    `customer/${customerId}/pushTokens/${uid}.${station}`,
  bridges: (customerId: string) => `customer/${customerId}/bridges`,
  bridge: (customerId: string, name: string) => `customer/${customerId}/bridges/${name}`,
  /** What bridges are to have their phone systems do. */
  bridgeCommands: (customerId: string) => `customer/${customerId}/bridgeCommands`,
  bridgeCommand: (customerId: string, id: string) => `customer/${customerId}/bridgeCommands/${id}`,
  /** What there is on the phone systems behind bridges, for an admin to take over. */
  pbxDirectories: (customerId: string) => `customer/${customerId}/pbxDirectories`,
  pbxDirectory: (customerId: string, bridge: string) =>
    `customer/${customerId}/pbxDirectories/${bridge}`,
  /** How the queues of phone systems are now. */
  queues: (customerId: string) => `customer/${customerId}/queues`,
  queue: (customerId: string, id: string) => `customer/${customerId}/queues/${id}`,
  canary: (customerId: string, uid: string) => `customer/${customerId}/canaries/${uid}`,
  /** A person's own choices. */
  preferences: (customerId: string, uid: string) => `customer/${customerId}/preferences/${uid}`,
  /** A setting of the whole customer: the other system's address. */
  popupSettings: (customerId: string) => `customer/${customerId}/settings/popup`,
  rescues: (customerId: string) => `customer/${customerId}/rescues`,
  rescue: (customerId: string, id: string) => `customer/${customerId}/rescues/${id}`,
  callIntents: (customerId: string) => `customer/${customerId}/callIntents`,
  callIntent: (customerId: string, id: string) => `customer/${customerId}/callIntents/${id}`,
  statistics: (customerId: string) => `customer/${customerId}/statistics`,
  statistic: (customerId: string, id: string) => `customer/${customerId}/statistics/${id}`,
  /** Server only: what each call of a day contributes to its statistics. */
  statisticParts: (customerId: string, id: string) =>
    `customer/${customerId}/statistics/${id}/parts/calls`,
  hours: (customerId: string) => `customer/${customerId}/settings/hours`,
  deadLetters: (customerId: string) => `customer/${customerId}/deadLetters`,
  deadLetter: (customerId: string, id: string) => `customer/${customerId}/deadLetters/${id}`,
  /** Server only: what a page did before its user reported a problem. */
  problem: (customerId: string, number: string) => `customer/${customerId}/problems/${number}`,
  audit: (customerId: string) => `customer/${customerId}/audit`,
  auditEntry: (customerId: string, id: string) => `customer/${customerId}/audit/${id}`,
  /** Server only: which customer a phone system's contract belongs to. */
  contractId: (contractId: string) => `contractIds/${contractId}`,
  /** Server only: who signs in with a phone number; the key is a keyed hash of the number. */
  loginAlias: (key: string) => `loginAliases/${key}`,
  /** Server only: the hash of the password of a person who signs in with a phone number. */
  phonePassword: (uid: string) => `phonePasswords/${uid}`,
  /** Server only: counts sign-in attempts; the key is a keyed hash of number and network. */
  signInTurns: (key: string) => `signInTurns/${key}`,
  /** Server only: the address whose mailbox alone can have set the account's password. */
  signIn: (uid: string) => `signIns/${uid}`,
  /** Server only: what remains of a deleted customer. */
  deletedCustomer: (customerId: string) => `deletedCustomers/${customerId}`,
  /** Server only: the webhook's sealed secrets. */
  webhookSecrets: (customerId: string) => `customer/${customerId}/private/webhook`,
  /** Server only: the sealed Dialpad API key. */
  dialpadAccess: (customerId: string) => `customer/${customerId}/private/dialpad`,
  /** Server only: how many signatures of a connected customer's events were refused, by day. */
  refusedSignatures: (customerId: string) => `customer/${customerId}/private/refusedSignatures`,
  /** Server only: how far a customer's calls have been compared with Dialpad's list. */
  reconciliation: (customerId: string) => `customer/${customerId}/private/reconciliation`,
  /** Server only: what there was at Dialpad at the last import, as far as the next one needs it. */
  dialpadDirectory: (customerId: string) => `customer/${customerId}/private/dialpadDirectory`,
  /** Server only: the same of the newest reading, until it's kept. */
  dialpadReading: (customerId: string) => `customer/${customerId}/private/dialpadReading`,
  /** Server only: the same two of the phone systems behind bridges. */
  pbxKept: (customerId: string) => `customer/${customerId}/private/pbxDirectory`,
  pbxReading: (customerId: string) => `customer/${customerId}/private/pbxReading`,
  /** The connection to Dialpad, as admins may know it. */
  dialpad: (customerId: string) => `customer/${customerId}/telephony/dialpad`,
  /** What members may have Dialpad do. */
  abilities: (customerId: string) => `customer/${customerId}/telephony/abilities`,
  /** How the browser's phones reach the PBX. */
  softphone: (customerId: string) => `customer/${customerId}/telephony/softphone`,
  /** Server only: what they sign in with, sealed. */
  softphoneSecrets: (customerId: string) => `customer/${customerId}/private/softphone`,
  /** Which window is a person's phone. */
  phone: (customerId: string, uid: string) => `customer/${customerId}/phones/${uid}`,
  /** A member as Dialpad knows them. */
  dialpadUser: (customerId: string, uid: string) => `customer/${customerId}/dialpadUsers/${uid}`,
  blockedNumbers: (customerId: string) => `customer/${customerId}/blockedNumbers`,
  blockedNumber: (customerId: string, number: string) =>
    `customer/${customerId}/blockedNumbers/${number}`,
};
