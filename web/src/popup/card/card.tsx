import './card.css';
import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { aboutCaller, otherParty, storeCode } from '../../call/call-names.ts';
import { cx } from '../../ui/cx.ts';
import { storeProps } from '../../call/store-edge.tsx';
import { useWords } from '../../words/use-words.tsx';
import { CopyNumber } from './copy-number.tsx';
import { CardContact } from './card-contact.tsx';
import { CardHead } from './card-head.tsx';
import { CardShared, type SharedChoice } from './card-shared.tsx';
import { IconEyeOff, IconUsers } from '@tabler/icons-react';
import { Notice } from '../../ui/notice.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';

export interface CallCardProps {
  call: Call;
  /** Milliseconds on the server's clock, ticking. */
  now: number;
  /** Store names by code, for the visits; a missing name falls back to the code. */
  storeName?: (storeCode: string) => string | undefined;
  /** Between the first line and the person: what happened to the call. */
  notice?: ReactNode;
  /** The memo field: always visible. */
  memo: ReactNode;
  /** Buttons under the memo. */
  actions?: ReactNode;
  sharedChoice?: SharedChoice;
  /** The form for an unregistered caller. */
  registration?: ReactNode;
  /** What was left open last time. */
  previous?: ReactNode;
  /** The customer's custom contact fields. */
  ownFields?: readonly ContactField[];
  /** Inside a page: fills its container's height, without the window's margins. */
  compact?: boolean;
}

/** The card, 500 × 700: store and state at the top, the caller, then the rest; the memo at the bottom. */
export function CallCard(props: CallCardProps) {
  const { call, now, notice, memo, actions, compact = false } = props;
  const words = useWords();
  return (
    <article
      {...storeProps(storeCode(call))}
      className={cx('card', compact && 'card-compact')}
      aria-label={words.card.label}
    >
      <CardHead call={call} now={now} />
      {notice}
      {/* Takes the focus so that it can be scrolled by keyboard when nothing within can be focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="card-body" tabIndex={0} aria-label={words.card.person}>
        <CardBody {...props} />
      </section>
      <footer className="card-foot">
        {memo}
        {actions && <div className="card-actions">{actions}</div>}
      </footer>
    </article>
  );
}

function CardBody(props: CallCardProps) {
  const { call, now, storeName, sharedChoice, registration, previous, ownFields } = props;
  const { match, contact } = call.caller;
  const known = { call, now, storeName, previous, ownFields };
  // A withheld call may have been linked to a contact since.
  if (call.direction === 'internal' || (isHidden(call) && match !== 'known')) {
    return <CardAnonymous call={call} attach={registration} />;
  }
  if (match === 'shared' || call.caller.candidates.length > 1) {
    const chosen = sharedChoice?.chosen ?? (sharedChoice?.isReopened ? null : contact);
    if (!chosen) return <CardShared call={call} choice={sharedChoice} />;
    return <CardContact {...known} contact={chosen} onClear={sharedChoice?.onClear} />;
  }
  if (match === 'known' && contact) return <CardContact {...known} contact={contact} />;
  return <CardUnknown call={call} previous={previous} registration={registration} />;
}

const isHidden = (call: Call): boolean => call.withheld || call.caller.match === 'withheld';

/** Nobody to look up: a withheld number, or a colleague. */
function CardAnonymous({ call, attach }: { call: Call; attach?: ReactNode }) {
  const words = useWords();
  const internal = call.direction === 'internal';
  const CallerIcon = internal ? IconUsers : IconEyeOff;
  const { text } = otherParty(call, words);
  return (
    <>
      <div className="card-hero">
        <p className="card-kana">
          {internal ? words.card.internalHint : words.direction[call.direction]}
        </p>
        <div className="card-name-row">
          <span className="card-name-box">
            <CallerIcon size={24} stroke={1.75} aria-hidden />
            <h1 className="card-name clip" title={text}>
              {text}
            </h1>
          </span>
        </div>
      </div>
      {!internal && <p className="card-section card-hint">{words.card.withheldHint}</p>}
      {!internal && attach && <div className="card-section">{attach}</div>}
    </>
  );
}

/**
 * No contact has the number, so it takes the name's place, with registration right here. A service code like 119 isn't
 * anybody's number and is never registered.
 */
function CardUnknown({
  call,
  previous,
  registration,
}: Pick<CallCardProps, 'call' | 'previous' | 'registration'>) {
  const words = useWords();
  const number = call.externalNumber ?? call.dialled;
  return (
    <>
      <div className="card-hero">
        {!call.dialled && <p className="card-kana">{words.caller.unknown}</p>}
        <div className="card-name-row">
          <h1 className="card-name num">
            {call.externalNumber ? (
              <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
            ) : (
              (call.dialled ?? words.caller.unreadable)
            )}
          </h1>
          {number && <CopyNumber value={number} />}
        </div>
      </div>
      {!call.dialled && (
        <div className="card-section card-band">
          {number ? (
            <Notice tone="new-caller">{words.card.registrationNeeded}</Notice>
          ) : (
            <Notice tone="plain">{words.card.unreadableHint}</Notice>
          )}
        </div>
      )}
      {previous}
      {call.externalNumber && registration && <div className="card-section">{registration}</div>}
    </>
  );
}
