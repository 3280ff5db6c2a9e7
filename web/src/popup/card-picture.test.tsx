import { expect, it } from 'vitest';
import { ringingCall } from '../ring/call-fixture.ts';
import { listeningShortcuts } from '../ui/keys/use-keys.ts';
import { en } from '../words/en.ts';
import { ja } from '../words/ja.ts';
import { cardPicture } from './card-picture.tsx';
import type { Viewer } from './handover.ts';

const viewer: Viewer = { uid: 'u', name: '', email: '', extensions: [], role: 'operator' };
const handed = { customerId: 'acme', call: ringingCall(), viewer };
const japanese = { words: ja, language: 'ja' } as const;

it('shows store, number and memo field in the words of the console', () => {
  const picture = cardPicture(handed, japanese);
  expect(picture?.querySelector('.card-store')?.textContent).toBe('西船橋');
  expect(picture?.querySelector('h1')?.textContent).toBe('090-9999-8888');
  expect(picture?.textContent).toContain(ja.memo.label);
  const english = cardPicture(handed, { words: en, language: 'en' });
  expect(english?.textContent).toContain(en.memo.label);
});

it('takes no text, key or click, and is not read out: the card itself follows', () => {
  const picture = cardPicture(handed, japanese);
  expect(picture?.getAttribute('inert')).toBe('');
  expect(picture?.getAttribute('aria-hidden')).toBe('true');
  expect(picture?.querySelector('textarea')?.readOnly).toBe(true);
  expect(listeningShortcuts()).toEqual([]);
});

it('shows a name as text, whatever it says', () => {
  const name = '<img src=x onerror=alert(1)>';
  const contact = { ...ringingCall().caller, match: 'known' as const };
  const call = ringingCall({
    caller: {
      ...contact,
      contactIds: ['c'],
      contact: {
        id: 'c',
        name,
        kana: '',
        kind: 'new',
        tags: [],
        caution: null,
        ban: null,
        noCalls: null,
        email: '',
        address: '',
        transportFee: null,
        orderCount: 0,
        lastVisitAt: null,
        notes: '',
        fields: {},
        recentVisits: [],
      },
    },
  });
  const picture = cardPicture({ ...handed, call }, japanese);
  expect(picture?.querySelector('h1')?.textContent).toBe(name);
  expect(picture?.querySelector('img')).toBeNull();
});
