import { useWords } from '../words/use-words.tsx';
import { formatPhone } from './phone.ts';

interface PhoneNumberProps {
  /** E.164; null = withheld or unreadable. */
  value: string | null;
  withheld?: boolean;
  className?: string;
}

/** A number as people write it: `090-1234-5678`. */
export function PhoneNumber({ value, withheld = false, className }: PhoneNumberProps) {
  const words = useWords();
  const text = value
    ? formatPhone(value)
    : withheld
      ? words.caller.withheld
      : words.caller.unreadable;
  return <span className={className ? `num ${className}` : 'num'}>{text}</span>;
}
