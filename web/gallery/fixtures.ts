import type { Call, CallState, Caller, Operator, Outcome } from '@cti/functions/model/calls/call';
import type { ContactCard, ContactKind } from '@cti/functions/model/contacts/contact';
import type { Memo } from '@cti/functions/model/calls/memo';
import { transcriptSchema } from '@cti/functions/model/calls/transcript';
import { ringingCall } from '../src/ring/call-fixture.ts';

/** A Friday noon: everything in the gallery happens around it. */
export const now = new Date('2026-11-20T12:04:09+09:00').getTime();
export const ago = (seconds: number) => new Date(now - seconds * 1000);
const day = (text: string) => new Date(`${text}T18:30:00+09:00`);

export const stores = [
  { group: 'G01', code: 'nishifuna', name: '西船橋', line: '+815017481234' },
  { group: 'G02', code: 'kinshicho', name: '錦糸町', line: '+815017492345' },
  { group: 'G03', code: 'kasai', name: '葛西', line: '+815017503456' },
  { group: 'G04', code: 'matsudo', name: '松戸', line: '+815017514567' },
] as const;
export const groupNames: Record<string, string> = Object.fromEntries(
  stores.map(({ group, name }) => [group, name]),
);
export const storeNames: Record<string, string> = Object.fromEntries(
  stores.map(({ code, name }) => [code, name]),
);

export const suzuki: Operator = { id: '101', name: '鈴木 亜美', email: 'nishifuna@example.com' };
export const tanaka: Operator = { id: '102', name: '田中 健', email: 'tanaka@example.com' };
export const mine = { uid: 'u1', email: suzuki.email };

export function contact(fields: Partial<ContactCard>): ContactCard {
  return {
    id: 'c1',
    name: '',
    kana: '',
    kind: 'new',
    email: '',
    address: '',
    transportFee: null,
    orderCount: 0,
    lastVisitAt: null,
    notes: '',
    caution: null,
    ban: null,
    noCalls: null,
    tags: [],
    fields: {},
    recentVisits: [],
    ...fields,
  };
}

const visit = (date: string, storeCode: string, summary: string, amount: number | null) => ({
  date: day(date),
  storeCode,
  summary,
  amount,
});

export const yamada = contact({
  name: '山田 太郎',
  kana: 'やまだ たろう',
  kind: 'vip',
  email: 'taro.yamada@example.jp',
  address: '千葉県船橋市西船4-12-8 メゾン西船 302号室',
  transportFee: 1500,
  orderCount: 23,
  lastVisitAt: day('2026-11-12'),
  notes: '送迎は北口ロータリー。領収書は会社名で。',
  recentVisits: [
    visit('2026-11-12', 'nishifuna', '60分コース、送迎あり', 18000),
    visit('2026-10-28', 'nishifuna', '90分コース', 26000),
    visit('2026-10-09', 'kinshicho', '60分コース', 18000),
    visit('2026-09-17', 'nishifuna', '120分コース、延長30分', 41000),
    visit('2025-12-24', 'nishifuna', '90分コース', 26000),
  ],
});

export const caution = {
  text: '前回、無断キャンセル。予約は前払いでお願いする。',
  authorName: '鈴木 亜美',
  until: day('2026-12-31'),
};

export const longName = contact({
  name: '株式会社グローバルホスピタリティマネジメント東日本営業本部 長谷川原 龍之介様代理',
  kana: 'かぶしきがいしゃ ぐろーばるほすぴたりてぃまねじめんと ひがしにほんえいぎょうほんぶ はせがわはら りゅうのすけ',
  kind: 'regular',
  email: 'ryunosuke.hasegawahara.sales-headquarters@global-hospitality-management.example.co.jp',
  address:
    '東京都千代田区丸の内一丁目九番二号 グラントウキョウサウスタワー二十三階 東日本営業本部 気付',
  transportFee: 12000,
  orderCount: 128,
  lastVisitAt: day('2025-12-30'),
  notes:
    '電話は必ず担当の長谷川原様へ。請求書は月末締め翌月末払い、送付先は本社経理部。\n会議のある火曜の午前は出られない。\n席は窓側、禁煙。',
  recentVisits: yamada.recentVisits.map((one) => ({
    ...one,
    summary: '120分コース（延長30分、送迎あり、領収書は会社名、次回の予約を確認）',
    amount: 1_280_000,
  })),
});

export const known = (who: ContactCard): Caller => ({
  match: 'known',
  contactIds: [who.id],
  contact: who,
  candidates: [],
});
export const unknown: Caller = { match: 'unknown', contactIds: [], contact: null, candidates: [] };
export const withheld: Caller = { ...unknown, match: 'withheld' };
export const shared: Caller = {
  match: 'shared',
  contactIds: ['s1', 's2', 's3'],
  contact: null,
  candidates: [
    { id: 's1', name: '佐藤 花子', kana: 'さとう はなこ', kind: 'regular' },
    { id: 's2', name: '佐藤 一郎', kana: 'さとう いちろう', kind: 'vip' },
    { id: 's3', name: '', kana: '', kind: 'new' },
  ],
};

/** What Dialpad's AI made of a talk. */
export const recap = {
  summary: '送迎の時間を30分早めてほしいとのこと。空きを確かめてお返事することになった。',
  outcome: null,
  purposes: ['予約の変更'],
  actionItems: ['明日15時に折り返し、送迎の時間を知らせる', 'ドライバーの空きを確認する'],
};
export const transcript = transcriptSchema.parse({
  recap: 'ready',
  transcript: 'ready',
  lines: [
    ['鈴木 亜美', 'お電話ありがとうございます。西船橋店の鈴木でございます。'],
    ['山田 太郎', '土曜の送迎なんですが、30分早くできますか。'],
    ['鈴木 亜美', '確認して、明日の15時に折り返しお電話します。'],
    ['山田 太郎', 'わかりました。お願いします。'],
  ].map(([name, text], place) => ({
    name,
    text,
    isOurs: place % 2 === 0,
    at: ago(380 - place * 9),
  })),
});
export const partsMissing = (state: string) =>
  transcriptSchema.parse({ recap: state, transcript: state });
export const voicemail = {
  recordingId: 'v1',
  durationMs: 9_000,
  uploaded: true,
  text: '山田です。土曜の送迎の件で、明日17時ごろ折り返しお電話いただけますか。',
};

let serial = 0;

export function call(fields: Partial<Call> & { at?: number; storeIndex?: number }): Call {
  const { at: seconds = 7, storeIndex = 0, ...rest } = fields;
  const store = stores[storeIndex % stores.length] ?? stores[0];
  const state: CallState = rest.state ?? 'ringing';
  const talks = state === 'connected' || state === 'hold';
  serial += 1;
  return ringingCall({
    linkedId: `call-${serial}`,
    state,
    active: state !== 'ended',
    groupCode: store.group,
    store: { code: store.code, name: store.name },
    externalNumber: '+819012345678',
    internalNumber: store.line,
    caller: known(yamada),
    ringing: state === 'ringing' ? [{ ...suzuki, since: ago(seconds) }] : [],
    operator: talks ? suzuki : null,
    startedAt: ago(seconds + 2),
    ringingAt: ago(seconds),
    connectedAt: talks ? ago(seconds) : null,
    endedAt: state === 'ended' ? ago(Math.max(0, seconds - 200)) : null,
    receivedAt: ago(seconds),
    updatedAt: ago(0),
    ...rest,
  });
}

const familyNames = [
  '佐藤',
  '鈴木',
  '高橋',
  '田中',
  '伊藤',
  '渡辺',
  '山本',
  '中村',
  '小林',
  '加藤',
];
const givenNames = ['花子', '一郎', '美咲', '健太', '由紀', '大輔', '恵', '翔', '真由美', '隆'];
const kinds: ContactKind[] = ['regular', 'new', 'regular', 'vip', 'new'];
const outcomes: Outcome[] = [
  'answered',
  'answered',
  'missed',
  'answered',
  'answered',
  'voicemail',
  'answered',
  'abandoned',
  'answered',
  'canceled',
  'answered',
  'blocked',
];

/** A different caller for every number, and sometimes nobody. */
export function someCaller(n: number): Pick<Call, 'caller' | 'externalNumber' | 'withheld'> {
  const externalNumber =
    n % 3 === 1
      ? `+813${String(35_550_000 + n * 137)}`
      : `+8180${String(11_112_222 + n * 7919).slice(0, 8)}`;
  if (n % 11 === 5) return { caller: withheld, externalNumber: null, withheld: true };
  if (n % 6 === 1) return { caller: unknown, externalNumber, withheld: false };
  const family = familyNames[n % 10] ?? '';
  const given = givenNames[(n * 3) % 10] ?? '';
  const kind = kinds[n % 5] ?? 'new';
  const who = contact({
    id: `p${n}`,
    name: `${family} ${given}`,
    kind,
    recentVisits: kind === 'new' ? [] : yamada.recentVisits,
  });
  return { caller: known(who), externalNumber, withheld: false };
}

/** `count` calls of the day that are over, newest first. */
export function endedCalls(count: number): Call[] {
  return Array.from({ length: count }, (_, n) => {
    const outcome = outcomes[n % outcomes.length] ?? 'answered';
    const answered = outcome === 'answered';
    return call({
      state: 'ended',
      outcome,
      at: 300 + n * 412,
      storeIndex: n,
      direction: outcome === 'canceled' || n % 9 === 4 ? 'outbound' : 'inbound',
      operator: answered || outcome === 'canceled' ? (n % 2 ? tanaka : suzuki) : null,
      talkMs: answered ? 40_000 + ((n * 73_000) % 900_000) : 0,
      waitMs: 21_000,
      handled: n % 4 === 2,
      ...someCaller(n),
      ...(n % 17 === 3 && { groupCode: null, store: null }),
      ...(n % 13 === 8 && { direction: 'internal', colleague: '田中 健', externalNumber: null }),
    });
  });
}

export const otherMemos: Memo[] = [
  {
    text: '9時に変更の相談。折返しは17時以降。',
    authorUid: 'u2',
    authorName: '田中 健',
    createdAt: ago(240),
    updatedAt: ago(230),
  },
];
