import type { AuditEntry } from '@cti/functions/model/members/audit';
import { maskPayload } from '@cti/functions/model/calls/letter-mask';
import { laidOut, payloadOf } from '@cti/functions/model/calls/letter-payload';
import type { Letter } from '../src/settings/dead-letters/use-letters.ts';
import type { Row } from '../src/firebase/spec.ts';
import { ago } from './fixtures.ts';

const blank = {
  byUid: 'u1',
  byName: '山本 恵',
  target: '',
  before: null,
  after: null,
  expireAt: null,
};

const entries: (Omit<AuditEntry, 'at' | keyof typeof blank> & Partial<AuditEntry>)[] = [
  {
    action: 'member-saved',
    target: 'members/u2',
    before: { name: '鈴木 亜美', role: 'operator', groupCodes: ['G01'], active: true },
    after: { name: '鈴木 亜美', role: 'admin', groupCodes: ['G01', 'G02'], active: true },
  },
  { action: 'secret-dropped' },
  { action: 'secret-rotated' },
  { action: 'telephony-set', before: { enabled: false }, after: { enabled: true } },
  {
    action: 'line-written',
    target: 'lines/nishifuna',
    byUid: 'u2',
    byName: '鈴木 亜美',
    before: { number: '0501748', storeCode: 'n', storeName: '西船', groupCode: 'G01' },
    after: { number: '0501748', storeCode: 'n', storeName: '西船橋', groupCode: 'G01' },
  },
  { action: 'calls-filed', target: 'lines/nishifuna', after: { filed: 12, groupCode: 'G01' } },
  {
    action: 'group-written',
    target: 'groups/G04',
    before: { name: '株式会社グローバルホスピタリティマネジメント東日本営業本部松戸店' },
  },
  {
    action: 'line-written',
    target: 'lines/l2',
    after: { number: '05017511234', storeCode: 'm', storeName: '松戸', groupCode: 'G04' },
  },
  { action: 'password-reset', target: 'members/u2' },
  { action: 'customer-linked', before: { contractId: null }, after: { contractId: 'DP-10001' } },
  {
    action: 'customer-created',
    byUid: 'command',
    byName: '',
    after: { name: 'グッドファイフ', enabled: true },
  },
];

export const audit = (count: number): Row<AuditEntry>[] =>
  Array.from({ length: count }, (_, n) => ({
    ...blank,
    ...(entries[n % entries.length] ?? { action: 'exported' }),
    id: `a${n}`,
    at: ago(300 + n * n * 900),
  }));

const sms = {
  event_type: 'sms.received',
  data: {
    direction: 'inbound',
    from_number: '+819012345678',
    to_number: ['+815017481234'],
    contact: {
      id: '5123456789012345',
      type: 'local',
      name: '山田 太郎',
      email: 'yamada@example.com',
    },
    text: '今日の送迎を30分早くしてください。よろしくお願いします。',
    created_date: 1_795_176_240_000,
    mms: false,
  },
};

const replay = { by: 'u1', result: 'still-unreadable', linkedId: null };
const bodies: (Pick<Letter, 'reason' | 'replay'> & { raw: string })[] = [
  { raw: JSON.stringify(sms), reason: 'unknown-envelope', replay: { ...replay, at: ago(60) } },
  {
    raw: JSON.stringify({ id: 6095823680520192, text: 'はい' }),
    reason: 'no-call-id',
    replay: null,
  },
  { raw: 'call_id=1&name=山田 太郎\u202E', reason: 'not-json', replay: null },
  { raw: '[]', reason: 'not-an-object', replay: { ...replay, at: ago(90), result: 'stored' } },
  { raw: '{}', reason: 'a-reason-of-tomorrow', replay: null },
];

export const letters = (count: number): Letter[] =>
  Array.from({ length: count }, (_, n) => {
    const { raw, ...letter } = bodies[n % bodies.length] ?? {
      raw: '',
      reason: 'not-json',
      replay: null,
    };
    return {
      ...letter,
      id: `d${n}`,
      receivedAt: ago(600 + n * n * 1200),
      content: laidOut(maskPayload(payloadOf(raw))),
    };
  });
