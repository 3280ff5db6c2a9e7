import type { ReactNode } from 'react';
import { IconEyeOff, IconUsers } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/call';
import { otherParty } from '../../call/call-names.ts';
import { useWords } from '../../words/use-words.tsx';

/** Nobody to look up: a hidden number, or a colleague. */
export function CardAnonymous({ call, attach }: { call: Call; attach?: ReactNode }) {
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
