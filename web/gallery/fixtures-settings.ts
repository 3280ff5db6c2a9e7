import type { Group } from '@cti/functions/model/group';
import type { Invitation } from '@cti/functions/model/members/invitation';
import type { Line } from '@cti/functions/model/line';
import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../src/firebase/spec.ts';
import { byNumber } from '../src/settings/lines/line-check.ts';
import type { UnknownNumber } from '../src/settings/unknown/unknown-numbers.ts';
import { ago, now } from './fixtures.ts';

const places = ['西船橋', '錦糸町', '葛西', '松戸', '柏', '船橋', '新小岩', '市川'] as const;
const families = [
  '鈴木',
  '田中',
  '佐々木',
  '山本',
  '高橋',
  '小林',
  '長谷川',
  '伊藤',
  '渡辺',
] as const;
const givens = ['亜美', '健', '美咲', 'さくら', '大輔', '陽菜', '翔太'] as const;
const pick = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0];
const codeOf = (n: number) => `G${String(n + 1).padStart(2, '0')}`;

export function groups(count: number): Row<Group>[] {
  return Array.from({ length: count }, (_, n) => ({
    id: codeOf(n),
    name: n < places.length ? pick(places, n) : `${pick(places, n)}${Math.floor(n / 8) + 1}号店`,
  }));
}

export const groupNames = new Map(groups(1000).map(({ id, name }) => [id, name]));

export const counts = (count: number) => ({
  lines: new Map(groups(count).map(({ id }, n) => [id, (n * 7) % 4])),
  members: new Map(groups(count).map(({ id }, n) => [id, (n * 5) % 13])),
});

export function members(count: number): Row<Member>[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `u${n}`,
    uid: `u${n}`,
    name:
      n === 4
        ? '株式会社グローバルホスピタリティマネジメント東日本営業本部 長谷川原 龍之介'
        : `${pick(families, n * 5)} ${pick(givens, n * 3)}`,
    email: n % 3 === 1 ? '' : `member${n}@example.com`,
    ...(n % 3 === 1 ? { loginHint: String(1234 + n * 37).slice(-4) } : {}),
    role: n === 0 ? 'admin' : n % 9 === 8 ? 'viewer' : 'operator',
    extensions: n % 2 === 0 ? [String(101 + n)] : [],
    groupCodes: n === 7 ? [] : n === 5 ? groups(8).map(({ id }) => id) : [codeOf(n % 8)],
    active: n % 10 !== 9,
    mustChangePassword: n % 10 === 3,
  }));
}

/** Pending, not mailed, expired, and from an inviter who has left. */
export function invitations(): Row<Invitation>[] {
  const day = 86_400_000;
  const invited = (id: string, fields: Partial<Invitation>): Row<Invitation> => ({
    id,
    email: `${id}@example.com`,
    name: '新井 ひかり',
    role: 'operator',
    extensions: [],
    groupCodes: [codeOf(0)],
    state: 'open',
    invitedByUid: 'u0',
    invitedByName: '佐藤 美咲',
    invitedAt: new Date(now - day),
    sentAt: new Date(now - day),
    expiresAt: new Date(now + 13 * day),
    endedAt: null,
    expireAt: new Date(now + 43 * day),
    ...fields,
  });
  return [
    invited('arai', {}),
    invited('boss', { name: '管理 恵子', role: 'admin', groupCodes: [], sentAt: null }),
    invited('late', { name: '遅井 守', expiresAt: new Date(now - day) }),
    invited('a-very-long-address-of-somebody-new', {
      name: '株式会社グローバルホスピタリティマネジメント東日本営業本部 長谷川原 龍之介',
      groupCodes: groups(8).map(({ id }) => id),
      invitedByUid: 'gone',
    }),
  ];
}

export function lines(count: number): Row<Line>[] {
  return byNumber(
    Array.from({ length: count }, (_, n) => ({
      id: `l${n}`,
      number:
        n % 3 === 0 ? `050${1748 + n}` : `050${1748 + n - (n % 3)}${String(1234 + n).slice(-4)}`,
      storeCode: codeOf(n % 8),
      storeName: pick(places, n),
      groupCode: n === 8 ? 'G99x' : codeOf(n % 8),
    })),
  );
}

export function unknown(count: number): UnknownNumber[] {
  return Array.from({ length: count }, (_, n) => ({
    number: n === 3 ? null : `+8150${1760 + n}${String(1234 + n * 7).slice(-4)}`,
    count: ((n * 11) % 23) + 1,
    last: ago(60 + n * 3800),
  }));
}
