import './pairs.css';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ContactPair, PairReason } from '@cti/functions/model/contacts/contact-pair';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { KindBadge } from '../../call/kind-badge.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { DifferentButton } from './different-button.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { ContactRow } from '../use-contact-pages.ts';
import { useContact } from '../record/use-record.ts';
import type { ContactWriter } from '../write-contact.ts';

interface PairItemProps {
  pair: ContactPair;
  writer: ContactWriter;
  pathOf: (contactId: string) => string;
}

/** A pair with both contacts' current data; nothing once one of them is gone. */
export function PairItem({ pair, writer, pathOf }: PairItemProps) {
  const { customerId } = writer;
  const { merge } = useContactWords();
  const [isComparing, setIsComparing] = useState(false);
  const [one, other] = pair.contactIds;
  const lives = [useContact(customerId, one), useContact(customerId, other)];
  const [first, second] = lives.map((live) => (live.status === 'ready' ? live.data : null));
  if (!first || !second) return null;
  const contacts = inOrder(first, second);
  return (
    <PairRow
      contacts={contacts}
      reasons={pair.reasons}
      pathOf={pathOf}
      actions={
        <>
          <DifferentButton writer={writer} contactIds={pair.contactIds} />
          <Button onClick={() => setIsComparing(true)}>{merge.review}</Button>
        </>
      }
    >
      {isComparing && (
        <MergeDialog
          customerId={customerId}
          first={contacts[0]}
          second={contacts[1]}
          onMerged={() => setIsComparing(false)}
          onClose={() => setIsComparing(false)}
        />
      )}
    </PairRow>
  );
}

/** The contact with more history comes first and is proposed to stay. */
export function inOrder(one: ContactRow, other: ContactRow): [ContactRow, ContactRow] {
  const weight = ({ orderCount, lastVisitAt }: ContactRow) =>
    orderCount * 1e14 + (lastVisitAt?.getTime() ?? 0);
  return weight(other) > weight(one) ? [other, one] : [one, other];
}

interface PairRowProps {
  contacts: readonly [ContactRow, ContactRow];
  reasons: readonly PairReason[];
  pathOf: (contactId: string) => string;
  actions: ReactNode;
  children?: ReactNode;
}

/** Two contacts side by side, with what they have in common. */
export function PairRow({ contacts, reasons, pathOf, actions, children }: PairRowProps) {
  const { merge } = useContactWords();
  return (
    <li className="pair">
      <p className="pair-why">
        {reasons.map((reason) => (
          <Badge key={reason} tone={reasons.length > 1 ? 'accent' : 'plain'}>
            {merge.reasons[reason]}
          </Badge>
        ))}
      </p>
      {contacts.map((contact, at) => (
        <PairSide
          key={contact.id}
          contact={contact}
          other={contacts[1 - at] ?? contact}
          path={pathOf(contact.id)}
        />
      ))}
      <div className="pair-actions">{actions}</div>
      {children}
    </li>
  );
}

function PairSide({
  contact,
  other,
  path,
}: {
  contact: ContactRow;
  other: ContactRow;
  path: string;
}) {
  const words = useWords();
  const { list } = useContactWords();
  const format = useFormat();
  const now = useNow(false);
  const name = contact.name || words.caller.noName;
  const { lastVisitAt, orderCount } = contact;
  return (
    <div className="pair-side">
      <div className="pair-name">
        <Link to={path} className="clip" title={name}>
          {name}
        </Link>
        <KindBadge kind={contact.kind} />
      </div>
      <div className="pair-line clip" lang="ja">
        {contact.kana}
      </div>
      <div className="pair-line num">
        {contact.phones.slice(0, 2).map((phone) => (
          <span key={phone} className={other.phones.includes(phone) ? 'pair-same' : undefined}>
            <PhoneNumber value={phone} about={{ contactId: contact.id }} />
          </span>
        ))}
        {contact.phones.length > 2 && <span>+{contact.phones.length - 2}</span>}
      </div>
      {contact.email !== '' && (
        <div className={`pair-line clip ${contact.email === other.email ? 'pair-same' : ''}`}>
          {contact.email}
        </div>
      )}
      {contact.address !== '' && (
        <div className="pair-line clip" title={contact.address}>
          {contact.address}
        </div>
      )}
      <div className="pair-line num">
        {lastVisitAt && <span>{`${list.lastVisit} ${format.date(lastVisitAt, now)}`}</span>}
        {orderCount > 0 && <span>{`${list.orders} ${orderCount}`}</span>}
      </div>
    </div>
  );
}
