import { describe, expect, it } from 'vitest';
import { callSchema, type Call } from '../model/calls/call.ts';
import { headingsOf, rowOf } from './row.ts';

/** A row of the file, by heading. */
function row(fields: Partial<Call>): Record<string, unknown> {
  const call = callSchema.parse({
    linkedId: 'c1',
    source: 'dialpad',
    direction: 'inbound',
    state: 'ended',
    active: false,
    caller: { match: 'unknown' },
    ...fields,
  });
  const cells = rowOf(call, 'ja', new Map());
  return Object.fromEntries(headingsOf('ja').map((heading, place) => [heading, cells[place]]));
}

const contact = { id: 'k1', name: '山田 太郎', kind: 'vip' };
const known = (name = contact.name): Call['caller'] =>
  callSchema.shape.caller.parse({
    match: 'known',
    contactIds: ['k1'],
    contact: { ...contact, name },
  });

describe('the caller in the file', () => {
  it('with a hidden number is whoever was named on the card', () => {
    expect(row({ withheld: true, caller: known() })).toMatchObject({
      発信者: '山田 太郎',
      顧客区分: 'VIP',
    });
  });

  it.each([
    [null, '非通知'],
    ['payphone', '公衆電話'],
    ['outOfArea', '表示圏外'],
  ] as const)('of a hidden number (%s) is why it is hidden', (withheldReason, text) => {
    const withheld = { withheld: true, withheldReason, caller: { match: 'withheld' } } as const;
    expect(row(withheld as Partial<Call>)).toMatchObject({ 発信者: text });
  });

  it('of a call to a code is that code', () => {
    expect(row({ direction: 'outbound', dialled: '119' })).toMatchObject({ 通話先: '119' });
  });

  it('with a number that nobody has is not registered', () => {
    expect(row({ externalNumber: '+819055550101' })).toMatchObject({
      発信者: '未登録',
      発信番号: '090-5555-0101',
    });
  });
});
