import type { ReactNode } from 'react';
import type { CallableNumber, NumberLooks } from '../call/phone-number.tsx';
import { BlockedLines } from './blocking.tsx';
import type { DialDesk } from './dial-desk.ts';
import { NumberMenu } from './number-menu.tsx';
import { useDialling } from './use-dialling.tsx';

/** How numbers are shown to somebody: see `NumberContext`. */
export const numberLooks = (desk: DialDesk): NumberLooks => ({
  menu: (number) => <NumberMenu number={number} desk={desk} />,
  call: (number, children) => (
    <CallButton number={number} desk={desk}>
      {children}
    </CallButton>
  ),
  notes: (numbers) => <BlockedLines numbers={numbers} desk={desk} />,
});

function CallButton({
  number,
  desk,
  children,
}: {
  number: CallableNumber;
  desk: DialDesk;
  children: ReactNode;
}) {
  const { dial, question } = useDialling(desk, number);
  return (
    <>
      <button type="button" className={number.className} onClick={dial}>
        {children}
      </button>
      {question}
    </>
  );
}
