import type { DirectoryWords } from './directory-ja.ts';

const list = (names: readonly string[]) => names.join(', ');
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const directoryEn: DirectoryWords = {
  title: 'Import from Dialpad',
  lead: 'Reads numbers, groups and members from Dialpad and suggests what to add. Only what you select is added; nothing changes in Dialpad.',
  back: 'Phone system settings',
  read: 'Read from Dialpad',
  readAgain: 'Read again',
  reading: 'Reading from Dialpad. This can take up to a minute.',
  notRead: 'Nothing has been read yet. Reading alone adds nothing.',
  notConnected: 'Connect to Dialpad to import from there.',
  keptAt: (at) => `Last imported ${at}.`,
  areas: {
    offices: 'offices',
    departments: 'departments',
    callCenters: 'call centers',
    numbers: 'phone numbers',
    users: 'users',
  },
  forbidden: (areas) =>
    `This API key can’t read ${list(areas)}. Replace it with one that a company admin created.`,
  failed: (areas) => `Couldn’t read all ${list(areas)}. Wait a moment and read again.`,
  cut: (area, n) =>
    `There are too many ${area}: only the first ${n.toLocaleString('en-US')} were read.`,
  nothingNew: 'Nothing new.',
  found: (parts) => `New: ${parts.join(', ')}`,
  news: {
    groups: (n) => (n === 1 ? '1 group' : `${n} groups`),
    lines: (n) => (n === 1 ? '1 number' : `${n} numbers`),
    invites: people,
    changes: (n) => (n === 1 ? '1 change in Dialpad' : `${n} changes in Dialpad`),
  },
  already: {
    groups: (n) => `${n} already here`,
    lines: (n) => `${n} already here`,
    members: (n) => `${n} already members`,
    invited: (n) => `${n} invited`,
    unassigned: (n) => `${n} unassigned`,
    withoutMail: (n) => `${n} without an email address`,
  },
  none: 'Nothing to import.',
  seen: (n) => `Left out last time (${n})`,
  all: 'Select all',
  allOf: (section) => `Select all: ${section}`,
  pick: (name) => `Select ${name}`,
  columns: {
    pick: 'Selection',
    name: 'Name',
    kind: 'In Dialpad',
    code: 'Group code',
    number: 'Number',
    store: 'Store name',
    group: 'Group',
    mail: 'Email',
    note: 'Note',
  },
  kinds: { office: 'Office', department: 'Department', callcenter: 'Call center' },
  changes: {
    title: 'Changed in Dialpad',
    'place-renamed': ({ from, to }) => `“${from}” is now “${to}”.`,
    'place-gone': ({ name }) => `“${name}” is gone. Its group and numbers stay here.`,
    'number-moved': ({ from, to }, number) =>
      `${number} now rings ${to || 'nobody'} instead of ${from || 'nobody'}.`,
    'number-gone': (number) => `${number} is gone. Its settings stay here.`,
    'user-renamed': ({ name }, member) => `${member} is now called “${name}” in Dialpad.`,
    'user-moved': ({ left, joined }, member) =>
      `${member} ${[
        left.length > 0 ? `left ${list(left)}` : '',
        joined.length > 0 ? `joined ${list(joined)}` : '',
      ]
        .filter(Boolean)
        .join(' and ')}.`,
    'user-suspended': (member) => `${member} was suspended in Dialpad, but can still sign in here.`,
    'user-gone': (member) => `${member} is no longer in Dialpad, but can still sign in here.`,
    rename: (to) => `Rename to “${to}” here too`,
    move: (group) => `Move the number to “${group}”`,
    toMembers: 'Open members',
  },
  groups: {
    title: 'Groups',
    lead: 'Made from offices, departments and call centers. A code can’t be changed later.',
    codeOf: (name) => `Group code of ${name}`,
    needed: 'Needed by what you selected',
    joins: (name) => `Joins the existing “${name}”`,
  },
  lines: {
    title: 'Numbers',
    lead: 'Calls to an added number are shown to everybody in its group.',
    groupOf: (number) => `Group of ${number}`,
    chooseGroup: 'Choose',
    newGroup: (name) => `${name} (new)`,
    direct: 'Personal',
    directHint: 'Once added, this person’s calls are shown to everybody in the group.',
    outside: 'Calls not received',
    outsideHint: 'The connection doesn’t cover the office of this number.',
  },
  invites: {
    title: 'Members',
    lead: 'Everybody you select gets an invitation by email, as an operator.',
    noGroup: 'None (sees no calls)',
  },
  suspended: 'Members suspended in Dialpad',
  suspendedText: (names) =>
    `${list(names)}: still able to sign in here. Deactivate them on the members page if needed.`,
  apply: (n) => `Add ${n} selected`,
  acknowledge: 'Mark as seen',
  acknowledgeHint: 'Nothing is selected. Once marked as seen, you’re only told of later changes.',
  applying: (done, total) => `Adding (${done} of ${total})`,
  applied: (n) => (n === 1 ? '1 item added' : `${n} items added`),
  acknowledged: 'Marked as seen',
  someFailed: (n) => (n === 1 ? 'One item couldn’t be added.' : `${n} items couldn’t be added.`),
  unfiled: (n) =>
    n === 1
      ? 'There’s one unknown call to the numbers you added.'
      : `There are ${n} unknown calls to the numbers you added.`,
  filed: (n) => (n === 1 ? '1 unknown call filed' : `${n} unknown calls filed`),
  codesWrong: 'Correct the group codes.',
};
