/** The shop group of the simulated day: two stores, four operators and their callers. */

export type Who = 'aoki' | 'baba' | 'chiba' | 'doi';
export type GroupCode = 'G01' | 'G02';

export interface Group {
  code: GroupCode;
  name: string;
  /** Who is notified: everybody in the group, or only the person whose phone rings. */
  audience: 'group' | 'rung';
  /** Long enough that only the operator ends it; 0 = none. */
  wrapUpMs: number;
  /** The prefix of the store's numbers, and the number callers dial, E.164. */
  prefix: string;
  dialled: string;
}

export const groups: Record<GroupCode, Group> = {
  G01: {
    code: 'G01',
    name: '東口店',
    audience: 'group',
    wrapUpMs: 600_000,
    prefix: '0505550',
    dialled: '+815055501000',
  },
  G02: {
    code: 'G02',
    name: '西口店',
    audience: 'rung',
    wrapUpMs: 0,
    prefix: '0505551',
    dialled: '+815055511000',
  },
};

export interface Operator {
  who: Who;
  name: string;
  groups: GroupCode[];
  /** Whether they use a real browser; otherwise a Firestore client stands in for them. */
  hasBrowser: boolean;
  /** Their user id in the phone system. */
  id: number;
  /** Their direct number, E.164; it doesn't belong to a store. */
  phone: string;
}

export const operators: Record<Who, Operator> = {
  aoki: operator('aoki', '青木 遥', ['G01'], true, 1),
  baba: operator('baba', '馬場 進', ['G01', 'G02'], true, 2),
  chiba: operator('chiba', '千葉 薫', ['G01'], false, 3),
  doi: operator('doi', '土井 恵', ['G02'], false, 4),
};

export const everybody = Object.keys(operators) as Who[];

/** The group is open at night: its business day ends five hours after midnight. */
export const dayEnds = { at: '05:00', afterMs: 5 * 3_600_000 };

/** An operator's address in the customer of this run. */
export const emailOf = (who: Who, customerId: string): string => `${who}.${customerId}@example.com`;

function operator(
  who: Who,
  name: string,
  its: GroupCode[],
  hasBrowser: boolean,
  at: number,
): Operator {
  return {
    who,
    name,
    groups: its,
    hasBrowser,
    id: 5_171_365_938_069_700 + at,
    phone: `+81503000200${at}`,
  };
}

/** The customer's contacts before the day begins. */
export const contacts = [
  contact('tanaka', '田中 みどり', 'たなか みどり', '+819055558001', 'vip'),
  contact('suzuki', '鈴木 恒一', 'すずき こういち', '+819055558002', 'regular'),
  contact('mori', '森 さくら', 'もり さくら', '+819055558003', 'new'),
  contact('ito-a', '伊藤 直子', 'いとう なおこ', '+819055558004', 'regular'),
  contact('ito-b', '伊藤 健', 'いとう けん', '+819055558004', 'new'),
] as const;

export type Contact = ReturnType<typeof contact>;

function contact(id: string, name: string, kana: string, phone: string, kind: string) {
  return { id, name, kana, phone, kind };
}
