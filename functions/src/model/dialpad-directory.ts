/**
 * What a company has on its phone system, as an admin is shown it: at Dialpad offices, departments, call centres,
 * numbers and users; behind a bridge queues, numbers and telephones.
 */

/** The lists that are read, each with a right of its own at Dialpad. A phone system has some of them. */
export const directoryAreas = [
  'offices',
  'departments',
  'callCenters',
  'numbers',
  'users',
  'queues',
  'phones',
] as const;
export type DirectoryArea = (typeof directoryAreas)[number];

/** How many rows of each list are read; what comes after them is left out, and that's said. */
export const directoryLimits: Record<DirectoryArea, number> = {
  offices: 300,
  departments: 300,
  callCenters: 300,
  numbers: 2000,
  users: 2000,
  queues: 300,
  phones: 2000,
};

/** Read; read up to the limit; the key may not; Dialpad didn't answer properly. */
export type AreaState = 'read' | 'cut' | 'forbidden' | 'failed';

export type PlaceKind = 'office' | 'department' | 'callcenter' | 'queue';

/** An office, department, call centre or queue. */
export interface DirectoryPlace {
  /** Kind and id: `office:5716039329251328`, `queue:pbx.shop`. */
  key: string;
  kind: PlaceKind;
  name: string;
  officeId: string | null;
  /** Not there at the last import. */
  isNew: boolean;
  /** The group it was brought to at the last import; null = none. */
  groupCode: string | null;
}

export interface DirectoryNumber {
  /** E.164. */
  number: string;
  officeId: string | null;
  /** Whom it rings: a place's key, `user:…`, `phone:…`, or the like of something that isn't read; null = nobody. */
  target: string | null;
  isNew: boolean;
}

export interface DirectoryUser {
  id: string;
  name: string;
  /** Lower case. */
  emails: string[];
  officeId: string | null;
  /** The departments and call centres they belong to. */
  placeKeys: string[];
  isSuspended: boolean;
  isNew: boolean;
}

/** A telephone of a phone system that knows people by their extensions. */
export interface DirectoryPhone {
  extension: string;
  /** Whose it is, in the phone system's words. */
  name: string;
  /** It's registered; null = the phone system doesn't say. */
  isOnline: boolean | null;
  isNew: boolean;
}

/** What has changed on the phone system since the last import. Users are told of if they are members here. */
export type DirectoryChange =
  | { what: 'place-renamed'; key: string; from: string; to: string }
  | { what: 'place-gone'; key: string; name: string }
  /** The targets' names; `''` = nobody, or something without a name here. */
  | { what: 'number-moved'; number: string; from: string; to: string }
  | { what: 'number-gone'; number: string }
  | { what: 'user-renamed'; uid: string; name: string }
  /** The names of the places they left and joined. */
  | { what: 'user-moved'; uid: string; left: string[]; joined: string[] }
  | { what: 'user-suspended'; uid: string }
  | { what: 'user-gone'; uid: string }
  | { what: 'phone-gone'; uid: string; extension: string };

export interface Directory {
  /** This reading, for `keepDialpadDirectory` or `keepPbxDirectory`. */
  readId: string;
  /** When a reading was last kept, epoch ms; null = never. */
  keptAtMs: number | null;
  /** Of the lists that this phone system has. */
  areas: Partial<Record<DirectoryArea, AreaState>>;
  places: DirectoryPlace[];
  numbers: DirectoryNumber[];
  users: DirectoryUser[];
  phones: DirectoryPhone[];
  changes: DirectoryChange[];
}

/** The key of a place or another target. */
export const targetKey = (kind: string, id: string): string => `${kind}:${id}`;

/** The member whose address is one of a user's. */
export const memberOfUser = <Member extends { email: string }>(
  { emails }: Pick<DirectoryUser, 'emails'>,
  members: readonly Member[],
): Member | undefined =>
  members.find(({ email }) => email !== '' && emails.includes(email.toLowerCase()));
