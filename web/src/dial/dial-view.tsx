import './dial-view.css';
import { IconDeviceMobile, IconPhoneOutgoing } from '@tabler/icons-react';
import type { ContactRecord } from '@cti/functions/model/contacts/contact';
import { KanaName } from '../call/kana-name.tsx';
import { KindBadge } from '../call/kind-badge.tsx';
import { formatPhone } from '../call/phone.ts';
import type { Row } from '../firebase/spec.ts';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.ts';
import { Notice } from '../ui/notice.tsx';
import { useDialWords } from '../words/dial.ts';
import { useWords } from '../words/use-words.tsx';
import type { DialDesk } from './dial-desk.ts';
import { NoCallsLine } from './no-calls-line.tsx';
import { useDialling } from './use-dialling.tsx';

interface DialViewProps {
  /** E.164. */
  number: string;
  /** Who has it; null = not known yet. */
  contacts: readonly Row<ContactRecord>[] | null;
  desk: DialDesk;
}

/** Asks before it dials: the number came with a link, and anybody can write one. */
export function DialView({ number, contacts, desk }: DialViewProps) {
  const words = useDialWords();
  const { caller } = useWords();
  const now = useNow(false);
  const text = formatPhone(number);
  const [only, ...others] = contacts ?? [];
  const contactId = only && others.length === 0 ? only.id : null;
  const { dial, dialElsewhere, question } = useDialling(desk, {
    e164: number,
    text,
    className: '',
    about: { contactId },
  });
  const refusal = contacts?.find(({ noCalls }) => noCalls !== null)?.noCalls;
  return (
    <section className="dial" aria-labelledby="dial-number">
      <h1 className="dial-number num" id="dial-number">
        {text}
      </h1>
      <ul className="dial-contacts" aria-live="polite">
        {contacts?.map((contact) => (
          <li key={contact.id}>
            <KanaName name={contact.name || caller.noName} kana={contact.kana} />
            <KindBadge kind={contact.kind} />
          </li>
        ))}
        {contacts?.length === 0 && <li className="dial-nobody">{caller.unknown}</li>}
      </ul>
      {refusal && <NoCallsLine noCalls={refusal} now={now} />}
      {desk.mayCall ? (
        <>
          <p>{words.page.ask}</p>
          <div className="dial-actions">
            <Button look="primary" icon={IconPhoneOutgoing} onClick={dial}>
              {words.call}
            </Button>
            <Button icon={IconDeviceMobile} onClick={dialElsewhere}>
              {words.otherPhone}
            </Button>
          </div>
        </>
      ) : (
        <Notice tone="plain">{words.page.viewer}</Notice>
      )}
      {question}
    </section>
  );
}

/** The link's number can't be read. */
export function NoNumberView() {
  const words = useDialWords();
  return (
    <section className="dial" aria-labelledby="dial-number">
      <h1 className="dial-number" id="dial-number">
        {words.page.noNumber}
      </h1>
      <p>{words.page.noNumberHint}</p>
    </section>
  );
}
