import { popupSettingsSchema } from '@cti/functions/model/calls/external-address';
import { expect, test } from 'vitest';
import { draftOf, problemsOf, sampleAddress, settingsOf } from './external-draft.ts';

const draft = (fields: object) => ({ ...draftOf(popupSettingsSchema.parse({})), ...fields });
const crm = { externalUrl: 'https://crm.example/{contactId}', hosts: 'crm.example' };

test('accepts hosts the way people write them', () => {
  expect(
    settingsOf(draft({ hosts: ' CRM.example\n\nｃｒｍ.example、b.example ' })).allowedHosts,
  ).toEqual(['crm.example', 'b.example']);
});

test('the form shows what is stored', () => {
  const stored = popupSettingsSchema.parse({
    externalUrl: crm.externalUrl,
    allowedHosts: ['a.example', 'b.example'],
    externalMode: 'instead',
  });
  expect(settingsOf(draftOf(stored))).toEqual(stored);
});

test('no error for an empty form, nor for an allowed address', () => {
  expect(problemsOf(settingsOf(draft({})))).toBeNull();
  expect(problemsOf(settingsOf(draft(crm)))).toBeNull();
});

test('XSS-10 reports what is wrong, and shows no example for it', () => {
  const script = settingsOf(draft({ ...crm, externalUrl: 'javascript:alert(1)' }));
  expect(problemsOf(script)?.url).toBe('not-https');
  expect(sampleAddress(script)).toBeNull();
  expect(problemsOf(settingsOf(draft({ hosts: 'crm.example/x' })))?.host).toBe('crm.example/x');
  const many = Array.from({ length: 21 }, (_, n) => `c${n}.example`).join('\n');
  expect(problemsOf(settingsOf(draft({ hosts: many })))?.tooManyHosts).toBe(true);
});
