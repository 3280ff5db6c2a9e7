import './contact-table.css';
import './pairs/pairs.css';
import { binnedContactSchema, type BinnedContact } from '@cti/functions/model/contacts/contact-bin';
import { paths } from '@cti/functions/model/paths';
import { useLiveQuery } from '../firebase/use-live.ts';
import { useContactWords } from '../words/contacts.ts';
import { useConsole } from '../console/console-context.ts';
import { HomeLink } from '../console/home-link.tsx';
import { LiveList } from '../console/live-list.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { DeniedPage } from '../console/state-pages.tsx';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CallRefused, call } from '../firebase/callables.ts';
import type { Row } from '../firebase/spec.ts';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.ts';
import { useFormat } from '../ui/format.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { formatPhone } from '../call/phone.ts';
import { Table, TableHead } from '../ui/table.tsx';
import { showToast } from '../ui/toast.tsx';
import { RecordHead } from './record-head.tsx';
import { useWords } from '../words/use-words.tsx';

/** Deleted contacts, which can be restored for 30 days. */
export function BinPage() {
  const { member } = useConsole();
  const { bin } = useContactWords();
  usePageTitle(bin.title);
  return member.role === 'viewer' ? <DeniedPage home={<HomeLink />} /> : <Bin />;
}

function Bin() {
  const { customerId } = useConsole();
  const live = useLiveQuery({
    path: paths.contactBin(customerId),
    orderBy: ['at', 'desc'],
    limit: binLimit,
    schema: binnedContactSchema,
  });
  return (
    <LiveList live={live}>
      {(contacts) => (
        <BinView
          customerId={customerId}
          contacts={contacts}
          listPath={pagePaths.contacts()}
          pathOf={pagePaths.contact}
        />
      )}
    </LiveList>
  );
}

/** The most the bin shows, latest first. */
const binLimit = 100;

interface BinViewProps {
  customerId: string;
  contacts: readonly Row<BinnedContact>[];
  listPath: string;
  pathOf: (contactId: string) => string;
}

/** Deleted contacts: when, by whom, until when, and how to restore them. */
export function BinView({ customerId, contacts, listPath, pathOf }: BinViewProps) {
  const words = useWords();
  const { bin, list, record } = useContactWords();
  const format = useFormat();
  const now = useNow(false);
  const navigate = useNavigate();
  const [busyId, setBusyId] = useState<string | null>(null);
  const restore = async (contactId: string) => {
    setBusyId(contactId);
    try {
      await call('restoreContact', { customerId, contactId });
      showToast(bin.restored);
      await navigate(pathOf(contactId));
    } catch (error) {
      const isThere = error instanceof CallRefused && error.code === 'contact-exists';
      showToast(isThere ? bin.exists : record.actionFailed, { tone: 'missed' });
    }
    setBusyId(null);
  };
  // Expired ones are removed within a day; until then nobody can restore them.
  const shown = contacts.filter(({ expireAt }) => expireAt.getTime() > now);
  return (
    <>
      <RecordHead listPath={listPath}>
        <h1>{bin.title}</h1>
      </RecordHead>
      <p className="pairs-lead">{bin.lead}</p>
      {shown.length === 0 ? (
        <EmptyLine>{bin.empty}</EmptyLine>
      ) : (
        <Table className="table-cards bin-table" aria-label={bin.label}>
          <TableHead
            columns={[
              bin.name,
              list.phone,
              bin.deleted,
              bin.by,
              bin.until,
              { name: bin.restore, isSilent: true },
            ]}
          />
          <tbody>
            {shown.map(({ id, name, kana, phones, at, byName, expireAt }) => (
              <tr key={id}>
                <td className="clip" title={name}>
                  {name || words.caller.noName}{' '}
                  <span className="contacts-kana" lang="ja">
                    {kana}
                  </span>
                </td>
                <td className="num">{phones[0] && formatPhone(phones[0])}</td>
                <td className="num">{format.date(at, now)}</td>
                <td className="clip">{byName}</td>
                <td className="num">{format.date(expireAt, now)}</td>
                <td className="bin-restore">
                  <Button busy={busyId === id} onClick={() => void restore(id)}>
                    {bin.restore}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {shown.length === binLimit && <p className="pairs-lead">{bin.limit}</p>}
    </>
  );
}
