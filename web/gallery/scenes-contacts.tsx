import type { ReactNode } from 'react';
import type { PairReason } from '@cti/functions/model/contacts/contact-pair';
import { firstKindRule } from '@cti/functions/model/contacts/kind-rule';
import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { demoContacts } from '../../tools/demo/contacts.ts';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { BinView } from '../src/contacts/bin-page.tsx';
import { PartDialog } from '../src/contacts/record/record-merges.tsx';
import { AddContactDialog } from '../src/contacts/add-contact-dialog.tsx';
import { ContactsView } from '../src/contacts/contacts-page.tsx';
import { DifferentButton } from '../src/contacts/pairs/different-button.tsx';
import { RuleForm } from '../src/contacts/kind-rule-dialog.tsx';
import { RecordCalls } from '../src/contacts/record/record-calls.tsx';
import { RecordView } from '../src/contacts/record/record-view.tsx';
import { RecordVisits } from '../src/contacts/record/record-visits.tsx';
import { toDraft } from '../src/contacts/contact-draft.ts';
import type { ContactEdit } from '../src/contacts/record/use-contact-edit.ts';
import type { ContactPages, ContactRow } from '../src/contacts/use-contact-pages.ts';
import { PairRow, inOrder } from '../src/contacts/pairs/pair-item.tsx';
import { PairsHead, PairsList } from '../src/contacts/pairs/pairs-page.tsx';
import { VisitDialog } from '../src/contacts/record/visit-dialog.tsx';
import { MergeDialog } from '../src/contacts/pairs/merge-dialog.tsx';
import { ImportView } from '../src/import/import-page.tsx';
import type { OpenedList } from '../src/import/messages.ts';
import type { PlannedRow } from '../src/import/plan.ts';
import type { Unfinished } from '../src/import/unfinished.ts';
import type { ImportStep } from '../src/import/use-import.ts';
import { AttachContact } from '../src/popup/attach-contact.tsx';
import { createStore } from '../src/store.ts';
import { Button } from '../src/ui/button.tsx';
import { useContactWords } from '../src/words/contacts.ts';
import { useImportWords } from '../src/words/import.ts';
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

export const ownFields: ContactField[] = [
  ['rank', '会員ランク', 'choice', ['ゴールド', 'シルバー']],
  ['staff', '担当', 'text', []],
  ['named', '指名', 'text', []],
  ['seat', '席', 'text', []],
  ['point', 'ポイント', 'number', []],
  ['joined', '入会日', 'date', []],
  ['mail', 'DM可', 'yesNo', []],
  ['room', '部屋番号', 'text', []],
  ['allergy', 'アレルギー', 'text', []],
  ['from', '紹介者', 'text', []],
].map(([id, label, type, choices]) => ({ id, label, type, choices, onCard: true }) as ContactField);
export const ownValues = {
  rank: 'ゴールド',
  staff: '鈴木 亜美',
  named: '田中 健（第2希望: 佐々木）',
  seat: '窓側・個室',
  point: '12800',
  joined: '2024-04-01',
  mail: 'yes',
  room: '1203',
  allergy: 'そば、落花生、えび、かに、乳製品',
  from: '山本 様',
};
const ban = {
  text: '当日キャンセルが3回続いたため。',
  authorName: '田中 健',
  until: new Date('2027-03-31T14:59:59Z'),
};
const own = {
  tags: ['常連', '法人', '駐車場あり'],
  fields: ownValues,
  externalId: 'A-01203',
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
        ownFields={ownFields}
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

function Bin({ count }: { count: number }) {
  return (
    <Frame at="/contacts/bin">
      <BinView
        customerId="goodfife"
        contacts={rows.slice(0, count).map(({ id, name, kana, phones }) => ({
          id,
          name,
          kana,
          phones,
          state: 'binned',
          at: new Date('2026-11-19T05:00:00Z'),
          byUid: 'u1',
          byName: '鈴木 亜美',
          expireAt: new Date('2026-12-19T05:00:00Z'),
        }))}
        listPath="/contacts"
        pathOf={(id) => `/contacts/${id}`}
      />
    </Frame>
  );
}

export const contactScenes: Record<string, () => ReactNode> = {
  'contacts/empty': () => <List shown={pages([])} />,
  'contacts/three': () => (
    <List
      shown={pages([{ ...yamada, caution, ...own }, { ...hanako, ban }, ...rows.slice(2, 3)])}
      text="やま"
    />
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
  'contacts/record-own-every': () => <Record contact={{ ...yamada, ...own, ban }} />,
  'contacts/bin-three': () => <Bin count={3} />,
  'contacts/bin-empty': () => <Bin count={0} />,
  'contacts/part-plain': () => (
    <Record contact={yamada}>
      <PartDialog
        customerId="goodfife"
        mergeId="m1"
        otherName="山田太郎"
        undecided={[
          { field: 'notes', since: '北口で待ち合わせ。車いすあり。' },
          { field: 'kind', since: 'vip' },
        ]}
        onParted={noop}
        onClose={noop}
      />
    </Record>
  ),
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
  'contacts/merge-plain': () => (
    <Record contact={yamada}>
      <MergeDialog
        customerId="goodfife"
        first={{ ...yamada, caution }}
        second={{ ...hanako, name: '山田太郎', kana: 'ヤマダ タロウ', notes: '北口で待ち合わせ' }}
        onMerged={noop}
        onClose={noop}
      />
    </Record>
  ),
  'contacts/pairs-three': () => (
    <Pairs
      pairs={[
        [
          { ...yamada, caution },
          { ...yamada, id: 'd1', name: '山田太郎', kind: 'new', orderCount: 1, address: '' },
          ['name', 'phone'],
        ],
        [hanako, rows[2]!, ['phone']],
        [
          { ...rows[5]!, email: 'saito@example.com' },
          {
            ...rows[5]!,
            id: 'd2',
            name: '勅使河原ホールディングス株式会社西船橋第二営業所総務部庶務課御中様',
            phones: [],
            email: 'saito@example.com',
            lastVisitAt: null,
            orderCount: 0,
          },
          ['email'],
        ],
      ]}
    />
  ),
  'contacts/pairs-empty': () => <Pairs pairs={[]} />,
  'contacts/kind-rule-plain': () => (
    <Frame at="/contacts">
      <RuleForm customerId="goodfife" uid="admin" rule={firstKindRule} onClose={noop} />
    </Frame>
  ),
  'import/choose-plain': () => <Import step={{ at: 'choose', problem: null }} />,
  'import/unfinished-three': () => (
    <Import
      step={{ at: 'choose', problem: null }}
      unfinished={{
        digest: '',
        fileName: '顧客一覧.csv',
        kind: 'contacts',
        options: { encoding: 'shift_jis', delimiter: ',', headingLine: 1 },
        mapping: [],
        kindWords: {},
        answers: {},
        throughLine: 41_400,
        done: 41_200,
        all: 99_850,
      }}
    />
  ),
  'import/error': () => <Import step={{ at: 'choose', problem: 'unreadable' }} />,
  'import/writing': () => (
    <Import step={{ at: 'writing', list, planned, done: 41_200, all: 99_850 }} />
  ),
  'import/failed': () => (
    <Import step={{ at: 'failed', list, planned, done: 41_200, all: 99_850 }} />
  ),
  'import/done': () => <Import step={{ at: 'done', list, planned, all: 99_850 }} />,
  'popup/attach-plain': () => (
    <main style={{ padding: 16 }}>
      <h1>03-3555-9999</h1>
      <AttachContact
        desk={{
          found: () => createStore({ status: 'ready', data: rows.slice(0, 4), fromCache: false }),
        }}
        hasNumber
        onAttach={done}
      />
    </main>
  ),
};

function Pairs({ pairs }: { pairs: [ContactRow, ContactRow, PairReason[]][] }) {
  const { merge } = useContactWords();
  return (
    <Frame at="/contacts/duplicates">
      <PairsHead listPath="/contacts" />
      <PairsList
        items={pairs.map(([one, other, reasons]) => (
          <PairRow
            key={other.id}
            contacts={inOrder(one, other)}
            reasons={reasons}
            pathOf={(id) => `/contacts/${id}`}
            actions={
              <>
                <DifferentButton writer={writer} contactIds={[one.id, other.id]} />
                <Button>{merge.review}</Button>
              </>
            }
          />
        ))}
        hasMore={pairs.length > 2}
        onMore={noop}
      />
    </Frame>
  );
}

const list: OpenedList = {
  digest: '',
  encoding: 'shift_jis',
  delimiter: ',',
  headingLine: 1,
  names: ['会員番号', '氏名', 'TEL', '担当'],
  values: [],
  count: 100_000,
  sample: [],
  top: [],
  badLines: [],
  badCount: 0,
};
const planned: PlannedRow[] = rows.slice(0, 60).map((contact, n) => {
  const row = [`A-${String(n).padStart(5, '0')}`, contact.name, contact.phones[0] ?? '', ''];
  const base = { line: n + 2, row, label: contact.name, doubts: [] };
  if (n % 20 === 3) {
    return { ...base, fate: 'rejected', problem: 'bad-number', text: '090-5555-010' };
  }
  return n % 4 === 0
    ? { ...base, fate: 'same' }
    : { ...base, fate: 'new', contactId: contact.id, contact: { phones: [] } };
});

function Import({ step, unfinished = null }: { step: ImportStep; unfinished?: Unfinished | null }) {
  const words = useImportWords();
  return (
    <Frame at="/contacts/import">
      <header className="import-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <ImportView
        kind="contacts"
        step={step}
        mayAddFields
        unfinished={unfinished}
        onForget={noop}
        onKind={noop}
        onChoose={noop}
        onMapping={noop}
        onOptions={noop}
        onAnswer={noop}
        onCompare={noop}
        onWrite={noop}
        onRestart={noop}
        onSave={noop}
      />
    </Frame>
  );
}
