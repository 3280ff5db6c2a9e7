import { useWords } from '../words/use-words.tsx';
import { formatPhone } from './phone.ts';

interface PhoneNumberProps {
  /** E.164; null = unreadable. */
  value: string | null;
  className?: string;
}

/** A number as people write it: `090-1234-5678`. */
export function PhoneNumber({ value, className }: PhoneNumberProps) {
  const words = useWords();
  const text = value ? formatPhone(value) : words.caller.unreadable;
  return <span className={className ? `num ${className}` : 'num'}>{text}</span>;
}
