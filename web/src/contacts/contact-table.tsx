import './contact-table.css';
import { memo, useRef } from 'react';
import { Link } from 'react-router';
import { IconAlertTriangle, IconBan, IconPhoneOff } from '@tabler/icons-react';
import { useNow } from '../ui/clock.ts';
import { cx } from '../ui/cx.ts';
import { useFormat } from '../ui/format.ts';
import { KindBadge } from '../call/kind-badge.tsx';
import { PhoneNumber } from '../call/phone-number.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { TagList } from '../ui/tag-list.tsx';
import { useShortcut } from '../ui/keys/use-keys.ts';
import { useContactWords } from '../words/contacts.ts';
import { useDialWords } from '../words/dial.ts';
import { useWords } from '../words/use-words.tsx';
import { cautionAt } from './caution.ts';
import type { ContactRow } from './use-contact-pages.ts';

interface ContactTableProps {
  contacts: readonly ContactRow[];
  pathOf: (contactId: string) => string;
}

/** Contacts as rows; j and k or the arrow keys move, Enter opens. */
export function ContactTable({ contacts, pathOf }: ContactTableProps) {
  const words = useContactWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useShortcut('row', (key) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
    if (step === undefined) return false;
    const links = [...(body.current?.querySelectorAll('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
    return true;
  });
  return (
    <Table className="table-cards contacts-table" aria-label={words.list.label}>
      <TableHead
        columns={[
          { name: words.list.name, width: '30%' },
          { name: words.list.kind, width: '84px' },
          { name: words.list.phone, width: '172px' },
          { name: words.list.lastVisit, width: '132px' },
          { name: words.list.orders, width: '84px', isNumber: true },
          words.list.address,
        ]}
      />
      <tbody ref={body}>
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} path={pathOf(contact.id)} />
        ))}
      </tbody>
    </Table>
  );
}

const ContactLine = memo(function ContactLine({
  contact,
  path,
}: {
  contact: ContactRow;
  path: string;
}) {
  const words = useWords();
  const contactWords = useContactWords();
  const dialWords = useDialWords();
  const format = useFormat();
  const now = useNow(false);
  const [phone, ...others] = contact.phones;
  const name = contact.name || words.caller.noName;
  return (
    <tr>
      <td className="contacts-who clip">
        <span className="contacts-names">
          <Link
            to={path}
            className={cx('contacts-open whole-row clip', !contact.name && 'contacts-nobody')}
            title={name}
          >
            {name}
          </Link>
          {contact.kana && (
            <span className="contacts-kana clip" lang="ja">
              {contact.kana}
            </span>
          )}
          {cautionAt(contact.ban, now) && (
            <span className="contacts-caution" title={contact.ban?.text}>
              <IconBan size={16} stroke={1.75} aria-hidden />
              <span className="aside">{contactWords.form.ban}</span>
            </span>
          )}
          {contact.noCalls && (
            <span className="contacts-caution" title={dialWords.noCalls}>
              <IconPhoneOff size={16} stroke={1.75} aria-hidden />
              <span className="aside">{dialWords.noCalls}</span>
            </span>
          )}
          {cautionAt(contact.caution, now) && (
            <span className="contacts-caution" title={contact.caution?.text}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              <span className="aside">{contactWords.list.caution}</span>
            </span>
          )}
        </span>
      </td>
      <td className="contacts-badge">
        <KindBadge kind={contact.kind} />
      </td>
      <td className="num contacts-number">
        {phone && <PhoneNumber value={phone} about={{ contactId: contact.id }} />}
        {others.length > 0 && <span className="contacts-others"> +{others.length}</span>}
      </td>
      <td className="num contacts-visited">
        {contact.lastVisitAt && format.date(contact.lastVisitAt, now)}
      </td>
      <td className="table-number contacts-ordered">
        {contact.orderCount > 0 && contact.orderCount}
      </td>
      <td className="contacts-address clip" title={contact.address}>
        {contact.tags.length > 0 && <TagList tags={contact.tags} most={3} />}
        {contact.address}
      </td>
    </tr>
  );
});
