import type { Role } from '../../functions/src/model/members/member.ts';

/** A person who signs in to the demo. `dialpadId` is their user id in the invented Dialpad office. */
export interface DemoMember {
  uid: string;
  customerId: 'goodfife' | 'sample';
  email: string;
  name: string;
  role: Role;
  groupCodes: string[];
  dialpadId: number;
}

export const demoMembers: DemoMember[] = [
  {
    uid: 'demo-admin',
    customerId: 'goodfife',
    email: 'admin@example.com',
    name: '管理 恵子',
    role: 'admin',
    groupCodes: [],
    dialpadId: 5171365938069501,
  },
  {
    uid: 'demo-nishifuna',
    customerId: 'goodfife',
    email: 'nishifuna@example.com',
    name: '西村 あかり',
    role: 'operator',
    groupCodes: ['G01'],
    dialpadId: 5171365938069502,
  },
  {
    uid: 'demo-kinshicho',
    customerId: 'goodfife',
    email: 'kinshicho@example.com',
    name: '錦織 翔太',
    role: 'operator',
    groupCodes: ['G02'],
    dialpadId: 5171365938069503,
  },
  {
    uid: 'demo-viewer',
    customerId: 'goodfife',
    email: 'viewer@example.com',
    name: '見城 ひとみ',
    role: 'viewer',
    groupCodes: ['G01'],
    dialpadId: 5171365938069504,
  },
  {
    uid: 'demo-sample-admin',
    customerId: 'sample',
    email: 'admin@sample.example',
    name: '見本 正',
    role: 'admin',
    groupCodes: [],
    dialpadId: 5171365938069505,
  },
];

export interface DemoStore {
  /** The first digits of its numbers, as they are dialled in Japan. */
  prefix: string;
  code: string;
  name: string;
  groupCode: string;
  /** Where its contacts live. */
  towns: string[];
}

export const demoStores: Record<'goodfife' | 'sample', DemoStore[]> = {
  goodfife: [
    {
      prefix: '0501748',
      code: 'nishifuna',
      name: '西船橋',
      groupCode: 'G01',
      towns: ['千葉県船橋市西船', '千葉県船橋市葛飾町', '千葉県市川市二俣', '千葉県船橋市本町'],
    },
    {
      prefix: '0501749',
      code: 'kinshicho',
      name: '錦糸町',
      groupCode: 'G02',
      towns: ['東京都墨田区江東橋', '東京都墨田区錦糸', '東京都江東区亀戸', '東京都墨田区緑'],
    },
    {
      prefix: '0501750',
      code: 'kasai',
      name: '葛西',
      groupCode: 'G03',
      towns: ['東京都江戸川区中葛西', '東京都江戸川区西葛西', '東京都江戸川区東葛西'],
    },
    {
      prefix: '0501751',
      code: 'matsudo',
      name: '松戸',
      groupCode: 'G04',
      towns: ['千葉県松戸市本町', '千葉県松戸市新松戸', '千葉県松戸市常盤平', '千葉県柏市柏'],
    },
  ],
  sample: [
    {
      prefix: '0501760',
      code: 'honten',
      name: '本店',
      groupCode: 'S01',
      towns: ['神奈川県横浜市西区北幸', '神奈川県横浜市中区桜木町'],
    },
  ],
};
