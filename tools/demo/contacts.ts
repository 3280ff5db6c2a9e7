import {
  type Contact,
  type ContactKind,
  recentVisitLimit,
  type Visit,
} from '../../functions/src/model/contacts/contact.ts';
import { familyNames, givenNames } from './names.ts';
import { type DemoStore, demoStores } from './people.ts';
import { type Random, seededRandom } from './random.ts';

export interface DemoContact {
  id: string;
  contact: Contact;
  /** The whole usage history, newest first; only the named contacts have it. */
  visits: Visit[];
}

const dayMs = 86_400_000;
const inventedContacts = 200;
const courses: ReadonlyArray<readonly [summary: string, yen: number]> = [
  ['もみほぐし 60分', 6_600],
  ['もみほぐし 90分', 9_900],
  ['アロマ 60分', 8_800],
  ['アロマ 90分', 13_200],
  ['足つぼ 40分', 4_400],
  ['ヘッド&肩 30分', 3_300],
];

/** Everyone who may call the demo customers. Dates count back from `today`. */
export function demoContacts(
  customerId: 'goodfife' | 'sample',
  today: Date = new Date(),
): DemoContact[] {
  return customerId === 'goodfife'
    ? [...namedContacts(today), ...inventContacts('goodfife', inventedContacts, today)]
    : [...sampleContacts(today), ...inventContacts('sample', 6, today)];
}

function namedContacts(today: Date): DemoContact[] {
  const store = storeOf('goodfife', 0);
  return [
    person('yamada-taro', '山田 太郎', 'やまだ たろう', ['+819012345678'], 'vip', {
      email: 'yamada@example.jp',
      address: '千葉県船橋市西船4-15-2 西船ハイツ301',
      transportFee: 1_500,
      orderCount: 28,
      notes: '強めの力加減を希望。腰を重点的に。インターホンは鳴らさず電話で到着を知らせる。',
      visits: visits(8, store, today, 9, seededRandom(11)),
    }),
    person('sato-hanako', '佐藤 花子', 'さとう はなこ', ['+81335551234'], 'regular', {
      email: 'hanako.sato@example.jp',
      address: '東京都墨田区江東橋3-8-1',
      transportFee: 1_000,
      orderCount: 9,
      notes: 'アロマはラベンダーを希望。',
      visits: visits(4, storeOf('goodfife', 1), today, 21, seededRandom(12)),
    }),
    person('sato-ichiro', '佐藤 一郎', 'さとう いちろう', ['+81335551234'], 'new', {
      address: '東京都墨田区江東橋3-8-1',
      transportFee: 1_000,
      orderCount: 1,
      visits: visits(1, storeOf('goodfife', 1), today, 40, seededRandom(13)),
    }),
    person('suzuki-jiro', '鈴木 次郎', 'すずき じろう', ['+818011112222'], 'regular', {
      email: 'jiro.suzuki@example.jp',
      address: '千葉県市川市二俣2-3-14',
      transportFee: 2_000,
      orderCount: 12,
      notes: '駐車場なし。近くのコインパーキングを利用。',
      visits: visits(5, store, today, 14, seededRandom(14)),
    }),
    person('takahashi-misaki', '高橋 美咲', 'たかはし みさき', ['+817033334444'], 'new', {
      address: '東京都江戸川区中葛西5-19-6',
      transportFee: 500,
    }),
  ];
}

function sampleContacts(today: Date): DemoContact[] {
  const store = storeOf('sample', 0);
  return [
    person('sample-matsuda', '松田 幸子', 'まつだ さちこ', ['+819012345678'], 'regular', {
      address: '神奈川県横浜市西区北幸1-2-3',
      transportFee: 800,
      orderCount: 3,
      visits: visits(3, store, today, 12, seededRandom(21)),
    }),
    person('sample-ono', '小野 剛', 'おの つよし', ['+81455550101'], 'new', {
      address: '神奈川県横浜市中区桜木町1-1',
    }),
  ];
}

function inventContacts(
  customerId: 'goodfife' | 'sample',
  count: number,
  today: Date,
): DemoContact[] {
  const random = seededRandom(customerId === 'goodfife' ? 1748 : 1760);
  return Array.from({ length: count }, (_, index) => {
    const store = random.pick(demoStores[customerId]);
    const [family, familyKana] = random.pick(familyNames);
    const [given, givenKana] = random.pick(givenNames);
    const orders = random.below(4) === 0 ? 0 : random.below(20);
    const kind: ContactKind = orders > 14 ? 'vip' : orders > 2 ? 'regular' : 'new';
    const made = person(
      `${customerId}-${String(index + 1).padStart(4, '0')}`,
      `${family} ${given}`,
      `${familyKana} ${givenKana}`,
      [inventedMobile(customerId, index)],
      kind,
      {
        email: random.below(3) === 0 ? `contact${index + 1}@example.jp` : '',
        address: `${random.pick(store.towns)}${1 + random.below(8)}-${1 + random.below(30)}-${1 + random.below(20)}`,
        transportFee: 500 * random.below(6),
        orderCount: orders,
        visits: visits(
          Math.min(orders, recentVisitLimit),
          store,
          today,
          3 + random.below(90),
          random,
        ),
      },
    );
    return { ...made, visits: [] };
  });
}

/** 090-2000-xxxx for one customer, 080-2000-xxxx for the other: each number once. */
function inventedMobile(customerId: 'goodfife' | 'sample', index: number): string {
  const beginning = customerId === 'goodfife' ? '+81902000' : '+81802000';
  return `${beginning}${String(index + 1).padStart(4, '0')}`;
}

function person(
  id: string,
  name: string,
  kana: string,
  phones: string[],
  kind: ContactKind,
  more: Partial<Pick<Contact, 'email' | 'address' | 'transportFee' | 'orderCount' | 'notes'>> & {
    visits?: Visit[];
  },
): DemoContact {
  const all = more.visits ?? [];
  return {
    id,
    visits: all,
    contact: {
      name,
      kana,
      phones,
      kind,
      email: more.email ?? '',
      address: more.address ?? '',
      transportFee: more.transportFee ?? null,
      orderCount: more.orderCount ?? 0,
      lastVisitAt: all[0]?.date ?? null,
      notes: more.notes ?? '',
      caution: null,
      ban: null,
      noCalls: null,
      tags: [],
      fields: {},
      recentVisits: all.slice(0, recentVisitLimit),
    },
  };
}

/** Visits of a store every `everyDays` days, newest first, in the evening in Japan. */
function visits(
  count: number,
  store: DemoStore,
  today: Date,
  everyDays: number,
  random: Random,
): Visit[] {
  // 10:00 UTC is 19:00 in Japan.
  const evening = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 10);
  return Array.from({ length: count }, (_, index) => {
    const [summary, amount] = random.pick(courses);
    return {
      date: new Date(evening - (index + 1) * everyDays * dayMs - random.below(6) * 1_800_000),
      storeCode: store.code,
      summary,
      amount,
    };
  });
}

function storeOf(customerId: 'goodfife' | 'sample', index: number): DemoStore {
  const store = demoStores[customerId][index];
  if (store === undefined) throw new Error(`${customerId} has no store ${index}.`);
  return store;
}
