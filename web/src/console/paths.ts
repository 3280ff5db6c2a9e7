/** The settings pages other than the first one. */
export type SettingsSection =
  | 'check'
  | 'members'
  | 'groups'
  | 'lines'
  | 'unknown'
  | 'after-call'
  | 'hours'
  | 'retention'
  | 'sessions'
  | 'contact-fields'
  | 'external'
  | 'telephony'
  | 'telephony/directory'
  | 'telephony/pbx'
  | 'audit'
  | 'dead-letters';

/** Every address of the console, as functions; nobody writes one by hand. */
export const pagePaths = {
  board: () => '/',
  history: ({ group }: { group?: string | null } = {}) => withSearch('/history', { group }),
  historyCall: (linkedId: string) => `/history/${encodeURIComponent(linkedId)}`,
  callbacks: () => '/callbacks',
  /** Where other pages' `tel:` links lead. */
  dial: () => '/dial',
  statistics: () => '/statistics',
  contacts: () => '/contacts',
  seats: ({ group }: { group?: string | null } = {}) => withSearch('/seats', { group }),
  importContacts: () => '/contacts/import',
  contactPairs: () => '/contacts/duplicates',
  contactBin: () => '/contacts/bin',
  contact: (contactId: string) => `/contacts/${encodeURIComponent(contactId)}`,
  /** `add` opens the page's form for something new. */
  settings: (section: SettingsSection | null = null, { add = false }: { add?: boolean } = {}) =>
    withSearch(section === null ? '/settings' : `/settings/${section}`, { add: add ? '1' : null }),
  invitations: () => '/invitations',
  /** Where the links in mails lead. */
  password: () => '/password',
  login: ({ to }: { to?: string | null } = {}) => withSearch('/login', { to }),
};

function withSearch(path: string, values: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) search.set(key, value);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Where to go after signing in: a page of ours, else the board (`//evil.example`, `/\evil`, `https:…`). */
export function safeReturnTo(wanted: string | null, origin: string): string {
  const home = pagePaths.board();
  if (wanted === null || !wanted.startsWith('/')) return home;
  if (!URL.canParse(wanted, origin)) return home;
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname === pagePaths.login()) return home;
  return `${url.pathname}${url.search}`;
}
