import { BroadcastChannel } from 'node:worker_threads';
import { act, cleanup, render } from '@testing-library/react';
import { operatorSchema } from '@cti/functions/model/calls/call';
import { contactCardSchema } from '@cti/functions/model/contacts/contact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ringingCall } from '../../ring/call-fixture.ts';
import { RingingRow } from '../../live/board-rows.tsx';
import { PreviousMemoLine } from './previous-memo.tsx';
import { CallCard } from './card.tsx';
import { MemoView } from '../memo/memo-view.tsx';
import { openInbox } from '../window/inbox.ts';
import { PopupTabs } from '../window/popup-tabs.tsx';

// The tests' DOM doesn't have it.
beforeEach(() => vi.stubGlobal('BroadcastChannel', BroadcastChannel));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The catalogue's payloads, for every field an event, contact, memo, store or operator can carry. */
const payloads = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '&lt;b&gt;',
  '🙂'.repeat(5_000),
];

const now = Date.UTC(2026, 10, 20, 3, 0, 7);

function hostile(text: string) {
  const visit = { date: new Date(now), storeCode: text, summary: text, amount: 1 };
  const contact = contactCardSchema.parse({
    id: 'c',
    name: text,
    kana: text,
    kind: 'vip',
    email: text,
    address: text,
    notes: text,
    caution: { text, authorName: text, until: null },
    recentVisits: [visit],
  });
  return ringingCall({
    store: { code: text, name: text },
    groupCode: text,
    operator: operatorSchema.parse({ name: text, email: text }),
    caller: { match: 'known', contactIds: ['c'], contact, candidates: [] },
  });
}

/** Elements no text may turn into; icons are the page's own. */
const strays = 'img, script, iframe, object, style, a, [onerror], [onload], svg[onload]';

describe.each(payloads)('XSS-01 XSS-11 %.40s', (text) => {
  test('stays text on the card, its memos, the tabs and the board', async () => {
    const call = hostile(text);
    const inbox = openInbox();
    for (const linkedId of ['a', 'b']) {
      inbox.dispatch({ type: 'show', linkedId, mayTakeOver: true });
      inbox.note(linkedId, call, false);
    }
    const memo = {
      text,
      authorName: text,
      authorUid: 'u',
      createdAt: new Date(now),
      updatedAt: new Date(now),
    };
    const { container } = render(
      <>
        <PopupTabs inbox={inbox} />
        <CallCard
          call={call}
          now={now}
          previous={
            <PreviousMemoLine previous={{ text, authorName: text, at: new Date(now) }} now={now} />
          }
          memo={<MemoView value={text} onChange={() => {}} status="idle" others={[memo]} />}
        />
        <RingingRow call={call} now={now} own={false} shortcut="1" onOpen={() => {}} />
      </>,
    );
    await act(() => import('../later.ts'));
    expect(container.querySelectorAll(strays)).toHaveLength(0);
    // Name, reading, store, operator, mail, address, notes, caution, visit, memos, tabs, row.
    expect(container.textContent?.split(text).length).toBeGreaterThan(14);
  });
});
