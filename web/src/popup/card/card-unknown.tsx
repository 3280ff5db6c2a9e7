import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/call';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { formatPhone } from '../../call/phone.ts';
import { useWords } from '../../words/use-words.tsx';

/**
 * Nobody is registered under the number, which takes the name's place; registration right here. A service code like 119
 * is nobody's number and never registered.
 */
export function CardUnknown({ call, registration }: { call: Call; registration?: ReactNode }) {
  const words = useWords();
  const number = call.externalNumber ? formatPhone(call.externalNumber) : call.dialled;
  return (
    <>
      <div className="card-hero">
        {!call.dialled && <p className="card-kana">{words.caller.unknown}</p>}
        <div className="card-name-row">
          <h1 className="card-name num">{number ?? words.caller.unreadable}</h1>
          {number && <CopyButton text={number} label={words.card.copyNumber} />}
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
      {call.externalNumber && registration && <div className="card-section">{registration}</div>}
    </>
  );
}
