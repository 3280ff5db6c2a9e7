import { type ReactNode, createContext, use } from 'react';
import { useWords } from '../words/use-words.tsx';
import { formatPhone } from './phone.ts';

/** What is known about a number where it's shown, for whoever calls it. */
export interface AboutNumber {
  /** Whose it is; null = nobody's, or more than one person's. */
  contactId?: string | null;
  /** Which group's call it's about. */
  groupCode?: string | null;
  /** The callback row it stands in. */
  rescueId?: string;
  /** The number the caller had dialled, to call back from the same one. */
  fromNumber?: string | null;
}

/** A number that can be called. */
export interface CallableNumber {
  e164: string;
  /** As people write it. */
  text: string;
  className: string;
  about: AboutNumber;
}

/** How numbers that can be called are shown. */
export interface NumberLooks {
  /** The number with a menu of what can be done with it. */
  menu: (number: CallableNumber) => ReactNode;
  /** A button that calls it at once. */
  call: (number: CallableNumber, children: ReactNode) => ReactNode;
  /** What has to be known about some numbers: those that are blocked. */
  notes: (numbers: readonly string[]) => ReactNode;
}

/** Null = as text, until there's somebody who may do more. */
export const NumberContext = createContext<NumberLooks | null>(null);

interface PhoneNumberProps {
  /** E.164; null = unreadable. */
  value: string | null;
  className?: string;
  about?: AboutNumber;
  /** One of the customer's own lines: nobody calls these from here. */
  isOwn?: boolean;
}

/** A number as people write it, `090-1234-5678`, and whatever can be done with it. */
export function PhoneNumber({ value, className, about = {}, isOwn = false }: PhoneNumberProps) {
  const words = useWords();
  const looks = use(NumberContext);
  const whole = className ? `num ${className}` : 'num';
  if (value === null) return <span className={whole}>{words.caller.unreadable}</span>;
  const text = formatPhone(value);
  if (isOwn || !looks) return <span className={whole}>{text}</span>;
  return looks.menu({ e164: value, text, className: whole, about });
}

interface CallButtonProps {
  /** E.164. */
  value: string;
  className: string;
  about: AboutNumber;
  children: ReactNode;
}

/** Calls a number with one press, the way the person has chosen. */
export function CallButton({ value, className, about, children }: CallButtonProps) {
  const looks = use(NumberContext);
  return looks?.call({ e164: value, text: formatPhone(value), className, about }, children);
}
