import type { DialpadWords } from './dialpad-ja.ts';

export const dialpadEn: DialpadWords = {
  title: 'Connection to Dialpad',
  lead: 'Paste a Dialpad API key, and everything needed to receive calls is set up for you. It’s also used to play recordings.',
  keyField: 'API key',
  keyHint:
    'A key that a company admin created in Dialpad’s admin portal. It’s stored encrypted and never shown again, not even here.',
  keyWrong: 'A key has 20 to 500 letters, digits and symbols. Check for spaces.',
  expiresField: 'Expires on',
  expiresNote: 'optional',
  expiresHint: 'You’ll be reminded here from 14 days before.',
  checkKey: 'Check key',
  checkAgain: 'Check again',
  company: 'Company',
  companyUnknown: 'Not visible with this key',
  key: 'API key',
  keyEnd: (end) => `••••${end}`,
  keyUntil: (day) => `until ${day}`,
  keyDaysLeft: (n) =>
    n === 0 ? ' (expires today)' : n === 1 ? ' (1 day left)' : ` (${n} days left)`,
  keyOver: ' (expired)',
  keyReplace: 'Replace key',
  keyRemove: 'Remove key',
  keyRemoveTitle: 'Remove the API key?',
  keyRemoveText: 'Recordings in the history can’t be played any more. Calls are still shown.',
  keySaved: 'API key saved',
  keyRemoved: 'API key removed',
  rights: 'What this key can do',
  may: 'yes',
  mayNot: 'no',
  areas: {
    webhooks: 'Register where events go',
    subscriptions: 'Register which calls to send',
    numbers: 'Read phone numbers',
    users: 'Read users',
    calls: 'Read the call log',
    agentStatus: 'Register for agents’ status',
    contacts: 'Register for shared contacts',
    blocking: 'Block numbers',
  },
  cannotConnect:
    'You can’t connect with this key. Replace it with one that a company admin created, and check again.',
  scope: 'Calls to receive',
  wholeCompany: 'Whole company',
  someOffices: 'Choose offices',
  offices: 'Offices',
  officesCut: (shown, all) =>
    `Only the first ${shown} of ${all} offices are shown. To receive calls of the others too, choose the whole company.`,
  officesMissing: 'Choose at least one office.',
  connect: 'Connect',
  connected: 'Connected to Dialpad',
  waiting: 'Waiting for the first call',
  waitingText: 'Call one of the company’s numbers. This line changes when the event arrives.',
  arrived: 'Connected',
  arrivedText: (at) => `The first event arrived (${at})`,
  since: 'Connected',
  sinceBy: (at, who) => `${at} by ${who}`,
  change: 'Change calls to receive',
  importLink: 'Import numbers, groups and members',
  importText:
    'Reads the numbers, offices, departments and users in Dialpad; you choose what to add.',
  rotate: 'Renew signing secret',
  rotateTitle: 'Renew the signing secret?',
  rotateText:
    'Creates a new secret and gives it to Dialpad. Events signed with the old one are still accepted, so no calls are lost.',
  rotated: 'Signing secret renewed',
  disconnect: 'Disconnect',
  disconnectTitle: 'Disconnect from Dialpad?',
  disconnectText:
    'Calls are no longer shown, and recordings can’t be played. What was registered with Dialpad and the API key are deleted. Phones still ring as before.',
  disconnected: 'Disconnected from Dialpad',
  disconnectedLeft:
    'Disconnected. Dialpad didn’t accept the API key, so the registration there remains. Ask a Dialpad admin to delete it.',
  manual: 'Manual setup (for other phone systems)',
  doctor: 'Connection check',
  doctorLead: 'Also runs automatically once a day.',
  check: 'Check now',
  checkedAt: (at) => `Last checked ${at}.`,
  neverChecked: 'Not checked yet.',
  allGood: 'No problems found.',
  severities: { severe: 'Severe', warning: 'Warning', note: 'Note' },
  mends: {
    connect: 'Reconnect',
    enable: 'Turn on receiving',
    drop: 'Delete old secret',
    key: 'Replace key',
  },
  mended: 'Fixed',
  findings: {
    'key-refused': {
      what: () => 'Dialpad doesn’t accept the API key',
      why: 'The connection can’t be checked or fixed, and recordings can’t be played. Replace the key.',
    },
    'key-expired': {
      what: (n) => `The API key expired ${n === 1 ? '1 day' : `${n} days`} ago`,
      why: 'Without a valid key, the connection can’t be fixed and recordings can’t be played.',
    },
    'key-expiring': {
      what: (n) =>
        n === 0
          ? 'The API key expires today'
          : `The API key expires in ${n === 1 ? '1 day' : `${n} days`}`,
      why: 'Replace it before it does.',
    },
    'rights-missing': {
      what: (n) =>
        n === 1 ? 'There’s one thing this key can’t do' : `There are ${n} things this key can’t do`,
      why: 'Calls are still shown.',
    },
    'dialpad-silent': {
      what: () => 'Dialpad couldn’t be asked',
      why: 'It’s unknown whether everything is registered. Check again later.',
    },
    'webhook-missing': {
      what: () => 'Our address isn’t registered with Dialpad',
      why: 'No calls are shown at all.',
    },
    'webhook-twice': {
      what: () => 'Our address is registered with Dialpad several times',
      why: 'The same events arrive more than once.',
    },
    'secret-differs': {
      what: () => 'Dialpad has a different signing secret',
      why: 'Its events are refused, so no calls are shown.',
    },
    'subscription-missing': {
      what: () => 'Calls aren’t registered with Dialpad',
      why: 'These calls aren’t shown.',
    },
    'subscription-disabled': {
      what: () => 'Dialpad’s events are paused',
      why: 'These calls aren’t shown.',
    },
    'states-missing': {
      what: () => 'Some call states aren’t sent',
      why: 'Answers, endings or voicemails may not be shown.',
    },
    'subscription-twice': {
      what: () => 'The same calls are registered twice',
      why: 'The same events arrive more than once, and count towards Dialpad’s limit.',
    },
    'notices-missing': {
      what: () => 'Agents’ status or shared contacts aren’t registered',
      why: 'Calls are still shown, but changes made in Dialpad don’t arrive here. If mending doesn’t help, the key may lack the right.',
    },
    'reception-off': {
      what: () => 'Receiving calls is turned off',
      why: 'Incoming calls are refused and not shown.',
    },
    'address-silent': {
      what: () => 'Our own address doesn’t answer',
      why: 'Calls can’t be received. If this lasts more than a few minutes, contact whoever runs the system.',
    },
    'no-events': {
      what: (n) => `No events for ${n} opening hours`,
      why: 'If phones did ring, events are being lost. Make a call to find out.',
    },
    'signatures-refused': {
      what: (n) => `${n} events with a wrong signature were refused (since yesterday)`,
      why: 'The signing secrets differ, or somebody else is sending.',
    },
    'clock-off': {
      what: (n) => `Dialpad’s clock is ${n} seconds off`,
      why: 'Times and waiting times of calls may be wrong.',
    },
    'previous-secret': {
      what: () => 'The old signing secret is still valid',
      why: 'Dialpad uses the new one. If nothing else uses the old one, you can delete it.',
    },
  },
};
