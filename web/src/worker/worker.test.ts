import { describe, expect, test } from 'vitest';
import { type PressParts, pressed, pushNotification, pushedCall } from './notification.ts';

function world(urls: string[]) {
  const did: string[] = [];
  const parts: PressParts = {
    windows: () =>
      Promise.resolve(
        urls.map((url) => ({ url, focus: () => Promise.resolve(did.push(`focus ${url}`)) })),
      ),
    openWindow: (url) => Promise.resolve(did.push(`open ${url}`)),
    tell: ({ type, linkedId }) => did.push(`tell ${type} ${linkedId}`),
  };
  return { did, parts };
}

const board = 'https://cti.example/';
const popup = 'https://cti.example/cti-popup?call=other';

describe('a press on a notification', () => {
  test.each(['open', ''])('%j goes to the open popup', async (action) => {
    const { did, parts } = world([board, popup]);
    await pressed(action, 'call-1', parts);
    expect(did).toEqual(['tell open call-1', `focus ${popup}`]);
  });

  test('opens a window if there is none, whatever the id contains', async () => {
    const { did, parts } = world([board]);
    await pressed('open', 'a&b', parts);
    expect(did).toContain('open /cti-popup?call=a%26b');
  });

  test('あとで opens nothing', async () => {
    const { did, parts } = world([board, popup]);
    await pressed('later', 'call-1', parts);
    expect(did).toEqual(['tell later call-1']);
  });
});

describe('a push message', () => {
  test('XSS-12 contains a call’s id and nothing else', () => {
    expect(pushedCall({ json: () => ({ data: { linkedId: 'call-1' } }) })).toBe('call-1');
    const { title, options } = pushNotification('call-1', 'ja-JP');
    expect(title).toBe('着信があります');
    expect(options).toMatchObject({ tag: 'call-1', requireInteraction: true });
    expect(options.actions.map(({ title }) => title)).toEqual(['開く', 'あとで']);
    expect(pushNotification('call-1', 'en-GB').title).toBe('A phone is ringing');
  });

  test.each([
    ['nothing', null],
    ['no JSON', { json: () => JSON.parse('{') as unknown }],
    ['null', { json: () => null }],
    ['no data', { json: () => ({}) }],
    ['a number', { json: () => ({ data: { linkedId: 1 } }) }],
    ['an empty id', { json: () => ({ data: { linkedId: '' } }) }],
    ['an endless id', { json: () => ({ data: { linkedId: 'x'.repeat(301) } }) }],
  ])('that is %s is left alone', (_, data) => {
    expect(pushedCall(data)).toBe(null);
  });
});
