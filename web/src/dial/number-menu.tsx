import { useEffect, useState } from 'react';
import {
  IconBan,
  IconClock,
  IconCopy,
  IconDeviceMobile,
  IconPhoneOff,
  IconPhoneOutgoing,
} from '@tabler/icons-react';
import { waitBeforeCallMs } from '@cti/functions/model/calls/dialling';
import type { ContactRecord } from '@cti/functions/model/contacts/contact';
import type { CallableNumber } from '../call/phone-number.tsx';
import type { Row } from '../firebase/spec.ts';
import { useNow } from '../ui/clock.ts';
import { ActionMenu, MenuItem } from '../ui/action-menu.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialWords } from '../words/dial.ts';
import type { DialDesk } from './dial-desk.ts';
import { useBlocking } from './blocking.tsx';
import { useDialling } from './use-dialling.tsx';

interface NumberMenuProps {
  number: CallableNumber;
  desk: DialDesk;
}

/** A number, and everything that can be done with it. */
export function NumberMenu({ number, desk }: NumberMenuProps) {
  const { text, className } = number;
  const words = useDialWords();
  const { dial, dialElsewhere, placedAt, question } = useDialling(desk, number);
  const blocking = useBlocking(desk, number);
  const face = blocking.blocked ? (
    <>
      {text}
      <IconBan size={14} stroke={1.75} className="number-blocked" aria-hidden />
      <span className="aside">{words.block.isOn}</span>
    </>
  ) : (
    text
  );
  return (
    <>
      <ActionMenu className={className} label={words.menu(text)} button={face}>
        {desk.mayCall && (
          <>
            <CallItem placedAt={placedAt} onSelect={dial} />
            <MenuItem icon={IconDeviceMobile} onSelect={dialElsewhere}>
              {words.otherPhone}
            </MenuItem>
          </>
        )}
        <CopyItem text={text} />
        {desk.mayCall && (
          <>
            <LaterItem number={number} desk={desk} />
            <NoCallsItem number={number} desk={desk} />
            {blocking.item}
          </>
        )}
      </ActionMenu>
      {question}
      {blocking.question}
    </>
  );
}

/** Calls, or says when Dialpad places the next call. */
function CallItem({ placedAt, onSelect }: { placedAt: readonly Date[]; onSelect: () => void }) {
  const words = useDialWords();
  const waitMs = waitBeforeCallMs(placedAt, useNow(placedAt.length > 0));
  return (
    <MenuItem icon={IconPhoneOutgoing} onSelect={onSelect}>
      {waitMs > 0 ? words.wait(Math.ceil(waitMs / 1000)) : words.call}
    </MenuItem>
  );
}

function CopyItem({ text }: { text: string }) {
  const words = useDialWords();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(words.copied(text));
    } catch {
      // Without permission, or on a page that isn't secure.
      showToast(words.copyFailed, { tone: 'missed' });
    }
  };
  return (
    <MenuItem icon={IconCopy} onSelect={() => void copy()}>
      {words.copy}
    </MenuItem>
  );
}

/** Puts the number on the callback list. */
function LaterItem({ number: { e164, text, about }, desk }: NumberMenuProps) {
  const words = useDialWords();
  const ask = () => {
    desk.callLater(e164, about).then(
      () => showToast(words.later.done(text)),
      () => showToast(words.failed, { tone: 'missed' }),
    );
  };
  return (
    <MenuItem icon={IconClock} onSelect={ask}>
      {words.later.ask}
    </MenuItem>
  );
}

/** Marks the number's owner as not to be called; nothing where it isn't clear who that is. */
function NoCallsItem({ number, desk }: NumberMenuProps) {
  const words = useDialWords();
  const contact = useOwner(number, desk);
  if (!contact) return null;
  const isOn = contact.noCalls !== null;
  const toggle = () => {
    desk.setNoCalls(contact.id, !isOn).then(
      () => showToast(isOn ? words.noCallsOff : words.noCallsOn),
      () => showToast(words.failed, { tone: 'missed' }),
    );
  };
  return (
    <MenuItem icon={IconPhoneOff} isChecked={isOn} onSelect={toggle}>
      {words.noCalls}
    </MenuItem>
  );
}

/** Whose number it is, once the server has said so. */
function useOwner({ e164, about }: CallableNumber, desk: DialDesk): Row<ContactRecord> | null {
  const [contacts, setContacts] = useState<readonly Row<ContactRecord>[]>([]);
  useEffect(() => {
    let gone = false;
    desk.contactsOf(e164).then(
      (found) => !gone && setContacts(found),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [desk, e164]);
  const [only, ...others] = contacts;
  return (
    contacts.find(({ id }) => id === about.contactId) ?? (others.length === 0 ? only : null) ?? null
  );
}
