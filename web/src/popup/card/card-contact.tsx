import { type ReactNode, Suspense, lazy } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Caution, ContactCard } from '@cti/functions/model/contacts/contact';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { Button } from '../../ui/button.tsx';
import { formatYen, useFormat } from '../../ui/format.ts';
import { aboutCaller } from '../../call/call-names.ts';
import { KindBadge } from '../../call/kind-badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { useWords } from '../../words/use-words.tsx';
import { CopyNumber } from './copy-number.tsx';
import { CardVisits } from './card-visits.tsx';

const TagList = lazy(() => import('../later.ts').then((m) => ({ default: m.TagList })));
const CardFields = lazy(() => import('../later.ts').then((m) => ({ default: m.CardFields })));

const NoCallsLine = lazy(() => import('../later.ts').then((m) => ({ default: m.NoCallsLine })));

interface CardContactProps {
  call: Call;
  contact: ContactCard;
  now: number;
  storeName?: (storeCode: string) => string | undefined;
  /** What was left open last time. */
  previous?: ReactNode;
  /** The customer's custom fields. */
  ownFields?: readonly ContactField[];
  /** Only for one of several contacts who share the number. */
  onClear?: () => void;
}

/** A known caller. */
export function CardContact(props: CardContactProps) {
  const { call, contact, now, storeName, previous, ownFields = [], onClear } = props;
  const words = useWords();
  return (
    <>
      {contact.ban && <Warning label={words.card.ban} warning={contact.ban} now={now} />}
      {contact.noCalls && (
        <Suspense fallback={null}>
          <div className="card-section card-band">
            <NoCallsLine noCalls={contact.noCalls} now={now} />
          </div>
        </Suspense>
      )}
      <div className="card-hero">
        <p className="card-kana clip" lang="ja" title={contact.kana}>
          {contact.kana}
        </p>
        <div className="card-name-row">
          <span className="card-name-box">
            <h1 className="card-name clip" title={contact.name}>
              {contact.name || words.caller.noName}
            </h1>
            <KindBadge kind={contact.kind} />
          </span>
          <Number call={call} />
        </div>
        <Facts contact={contact} now={now} />
        {contact.tags.length > 0 && (
          <Suspense fallback={<div className="card-tags-place" />}>
            <TagList tags={contact.tags} most={6} />
          </Suspense>
        )}
        {onClear && (
          <Button look="quiet" className="card-clear" onClick={onClear}>
            {words.card.chooseAgain}
          </Button>
        )}
      </div>
      {contact.caution && (
        <Warning label={words.card.caution} warning={contact.caution} now={now} />
      )}
      {previous}
      {ownFields.length > 0 && (
        <Suspense fallback={null}>
          <CardFields fields={ownFields} values={contact.fields} now={now} />
        </Suspense>
      )}
      <Details contact={contact} />
      <CardVisits
        visits={contact.recentVisits}
        ownStore={call.store}
        now={now}
        storeName={storeName}
      />
    </>
  );
}

function Number({ call }: { call: Call }) {
  if (!call.externalNumber) return null;
  return (
    <span className="card-number">
      <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
      <CopyNumber value={call.externalNumber} />
    </span>
  );
}

/** What shapes the greeting: number of orders, last visit, transport fee. */
function Facts({ contact, now }: { contact: ContactCard; now: number }) {
  const words = useWords();
  const format = useFormat();
  const { orderCount, lastVisitAt, transportFee } = contact;
  return (
    <dl className="card-facts">
      <div>
        <dt>{words.card.orders}</dt>
        <dd className="num">{words.common.times(orderCount)}</dd>
      </div>
      <div>
        <dt>{words.card.lastVisit}</dt>
        <dd className="num">{lastVisitAt ? format.date(lastVisitAt, now) : words.card.never}</dd>
      </div>
      <div>
        <dt>{words.card.transportFee}</dt>
        <dd className="num">
          {transportFee === null ? words.common.none : formatYen(transportFee)}
        </dd>
      </div>
    </dl>
  );
}

interface WarningProps {
  label: string;
  warning: Caution;
  now: number;
}

function Warning({ label, warning, now }: WarningProps) {
  const words = useWords();
  const format = useFormat();
  const { text, authorName, until } = warning;
  const source = [
    authorName && words.card.cautionBy(authorName),
    until && words.card.cautionUntil(format.date(until, now)),
  ].filter(Boolean);
  return (
    <div className="card-section card-band">
      <Notice tone="missed">
        <strong>{label}</strong> {text}
        {source.length > 0 && <span className="card-caution-source">{source.join('、')}</span>}
      </Notice>
    </div>
  );
}

function Details({ contact }: { contact: ContactCard }) {
  const words = useWords();
  const rows = [
    [words.card.address, contact.address],
    [words.card.email, contact.email],
    [words.card.notes, contact.notes],
  ] as const;
  return (
    <dl className="card-details card-section">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={text ? undefined : 'card-nothing'}>{text || words.common.none}</dd>
        </div>
      ))}
    </dl>
  );
}
