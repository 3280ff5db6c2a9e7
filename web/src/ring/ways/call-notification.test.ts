import { contactCardSchema } from '@cti/functions/model/contacts/contact';
import { expect, test } from 'vitest';
import { ja } from '../../words/ja.ts';
import { ringingCall } from '../call-fixture.ts';
import { callNotice } from './call-notification.ts';

const yamada = ringingCall({
  caller: {
    match: 'known',
    contactIds: ['yamada'],
    contact: { ...contactCardSchema.parse({ id: 'yamada' }), name: '山田 太郎' },
    candidates: [],
  },
});

test('XSS-12 a notification names the caller only if the person wants that', () => {
  expect(callNotice(yamada, ja, false)).toMatchObject({ title: '着信 – 西船橋', body: '' });
  expect(callNotice(yamada, ja, true)).toMatchObject({ title: '着信 – 西船橋', body: '山田 太郎' });
});

test('XSS-12 a notification never contains a number', () => {
  const stranger = ringingCall({ externalNumber: '+819099998888' });
  expect(JSON.stringify(callNotice(stranger, ja, true))).not.toContain('9999');
});
