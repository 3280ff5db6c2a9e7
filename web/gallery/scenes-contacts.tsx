import type { ReactNode } from 'react';
import { contactRecordSchema } from '@cti/functions/model/contact';
import { demoContacts } from '../../tools/demo/contacts.ts';
import { AddContactDialog } from '../src/contacts/add-contact-dialog.tsx';
import { ContactsView } from '../src/contacts/contacts-view.tsx';
import { RecordCalls } from '../src/contacts/record-calls.tsx';
import { RecordView } from '../src/contacts/record-view.tsx';
import { RecordVisits } from '../src/contacts/record-visits.tsx';
import { toDraft } from '../src/contacts/contact-draft.ts';
import type { ContactEdit } from '../src/contacts/use-contact-edit.ts';
import type { ContactPages, ContactRow } from '../src/contacts/use-contact-pages.ts';
import { VisitDialog } from '../src/contacts/visit-dialog.tsx';
import { Button } from '../src/ui/button.tsx';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};
const done = () => Promise.resolve();
const writer = { customerId: 'goodfife', uid: 'u1', name: '鈴木 亜美' };

const rows: ContactRow[] = demoContacts('goodfife', new Date(data.now)).map(({ id, contact }) => ({
  ...contactRecordSchema.parse(contact),
  id,
}));
const [yamada, hanako] = rows as [ContactRow, ContactRow];
const caution = {
  text: '前回、時間に遅れて来店。次の予約の間を空けること。',
  authorName: '田中 健',
  until: new Date('2026-12-31T14:59:59Z'),
};

const pages = (contacts: ContactRow[], more = false): ContactPages => ({
  live: { status: 'ready', data: contacts, fromCache: false },
  hasMore: more,
  isLoading: false,
  hasFailed: false,
  more: noop,
});

function List({ shown, text = '' }: { shown: ContactPages; text?: string }) {
  return (
    <Frame at="/contacts">
      <ContactsView
        pages={shown}
        text={text}
        mayWrite
        pathOf={(id) => `/contacts/${id}`}
        onAdd={noop}
      />
    </Frame>
  );
}

const edit = (contact: ContactRow, part: Partial<ContactEdit> = {}): ContactEdit => ({
  draft: toDraft(contact),
  problems: { fields: {}, phones: {} },
  state: 'clean',
  conflicts: [],
  change: noop,
  save: done,
  reset: noop,
  takeTheirs: noop,
  ...part,
});

const stores = data.stores.map(({ code, name, group }) => ({ code, name, groupCode: group }));

function Record({
  contact,
  part = {},
  isReadOnly = false,
  calls = 6,
  children,
}: {
  contact: ContactRow;
  part?: Partial<ContactEdit>;
  isReadOnly?: boolean;
  calls?: number;
  children?: ReactNode;
}) {
  return (
    <Frame at={`/contacts/${contact.id}`}>
      <RecordView
        contact={contact}
        edit={edit(contact, part)}
        isReadOnly={isReadOnly}
        listPath="/contacts"
        tools={!isReadOnly && <Button>ほかの操作</Button>}
        visits={
          <RecordVisits
            visits={contact.recentVisits.map((visit, n) => ({ ...visit, id: String(n) }))}
            counts={contact.recentVisits.length > 0 ? { nishifuna: 18, kasai: 5 } : {}}
            stores={stores}
            ownStores={new Set(['nishifuna'])}
            mayWrite={!isReadOnly}
            hasMore={contact.recentVisits.length > 0}
            onMore={noop}
            onSave={done}
            onRemove={done}
          />
        }
        calls={
          <RecordCalls
            calls={{ status: 'ready', data: data.endedCalls(calls), fromCache: false }}
            pathOf={(id) => `/history/${id}`}
          />
        }
      />
      {children}
    </Frame>
  );
}

export const contactScenes: Record<string, () => ReactNode> = {
  'contacts/empty': () => <List shown={pages([])} />,
  'contacts/three': () => (
    <List shown={pages([{ ...yamada, caution }, ...rows.slice(1, 3)])} text="やま" />
  ),
  'contacts/hundred': () => (
    <List
      shown={pages(
        [
          ...rows.slice(0, 3),
          {
            ...hanako,
            id: 'long',
            name: '勅使河原ホールディングス株式会社西船橋第二営業所総務部庶務課御中様',
            kana: 'てしがわらほーるでぃんぐすかぶしきがいしゃにしふなばしだいに',
            phones: ['+81335551234', '+819012340000'],
          },
          { ...hanako, id: 'nobody', name: '', kana: '' },
          ...rows.slice(3, 90),
        ],
        true,
      )}
    />
  ),
  'contacts/none': () => <List shown={pages([])} text="0312345678" />,
  'contacts/error': () => (
    <List shown={{ ...pages([]), live: { status: 'error', problem: 'unavailable' } }} />
  ),
  'contacts/add-plain': () => (
    <Frame at="/contacts">
      <AddContactDialog writer={writer} text="山田" onAdded={noop} onClose={noop} />
    </Frame>
  ),
  'contacts/record-known': () => <Record contact={{ ...yamada, caution }} />,
  'contacts/record-conflict': () => (
    <Record
      contact={{ ...yamada, caution }}
      part={{ state: 'dirty', conflicts: ['notes', 'address'] }}
    />
  ),
  'contacts/record-empty': () => (
    <Record contact={{ ...hanako, recentVisits: [], phones: [] }} isReadOnly calls={0} />
  ),
  'contacts/visit': () => (
    <Record contact={yamada}>
      <VisitDialog
        visit={{ ...yamada.recentVisits[0]!, id: 'v1' }}
        stores={stores}
        now={data.now}
        onSave={done}
        onRemove={done}
        onClose={noop}
      />
    </Record>
  ),
};
