import { use } from 'react';
import { NumberContext } from './phone-number.tsx';

/** Whatever has to be known about a person's numbers, E.164. */
export function NumberNotes({ values }: { values: readonly string[] }) {
  return use(NumberContext)?.notes(values);
}
