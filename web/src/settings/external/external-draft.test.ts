import { popupSettingsSchema } from '@cti/functions/model/external-address';
import { expect, test } from 'vitest';
import { draftOf, problemsOf, sampleAddress, settingsOf } from './external-draft.ts';

const draft = (fields: object) => ({ ...draftOf(popupSettingsSchema.parse({})), ...fields });
const crm = { externalUrl: 'https://crm.example/{contactId}', hosts: 'crm.example' };

test('hosts are read as people write them', () => {
  expect(
    settingsOf(draft({ hosts: ' CRM.example\n\nｃｒｍ.example、b.example ' })).allowedHosts,
  ).toEqual(['crm.example', 'b.example']);
});

test('what was stored is what the form shows', () => {
  const stored = popupSettingsSchema.parse({
    externalUrl: crm.externalUrl,
    allowedHosts: ['a.example', 'b.example'],
    externalMode: 'instead',
  });
  expect(settingsOf(draftOf(stored))).toEqual(stored);
});

test('nothing is wrong with nothing, nor with an allowed address', () => {
  expect(problemsOf(settingsOf(draft({})))).toBeNull();
  expect(problemsOf(settingsOf(draft(crm)))).toBeNull();
});

test('XSS-10 what is wrong is named, and nothing of it is shown as an example', () => {
  const script = settingsOf(draft({ ...crm, externalUrl: 'javascript:alert(1)' }));
  expect(problemsOf(script)?.url).toBe('not-https');
  expect(sampleAddress(script)).toBeNull();
  expect(problemsOf(settingsOf(draft({ hosts: 'crm.example/x' })))?.host).toBe('crm.example/x');
  const many = Array.from({ length: 21 }, (_, n) => `c${n}.example`).join('\n');
  expect(problemsOf(settingsOf(draft({ hosts: many })))?.tooManyHosts).toBe(true);
});
