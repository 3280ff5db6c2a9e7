import { useEffect, useRef } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { ContactCard } from '@cti/functions/model/contacts/contact';
import { Badge } from '../../ui/badge.tsx';
import { KanaName } from '../../call/kana-name.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { aboutCaller } from '../../call/call-names.ts';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { useNumberKeys } from '../../ui/keys/use-keys.ts';
import { useWords } from '../../words/use-words.tsx';

/** The choice among persons who share a number. */
export interface SharedChoice {
  /** Who was chosen; null = nobody yet. */
  chosen: ContactCard | null;
  /** Chosen and being fetched. */
  pendingId?: string | null;
  onChoose: (contactId: string) => void;
  /** The choice that the call already holds was taken back here. */
  isReopened?: boolean;
  /** Takes the choice back. */
  onClear?: () => void;
}

/** Several contacts share this number: who is calling? By click or number key. */
export function CardShared({ call, choice }: { call: Call; choice?: SharedChoice }) {
  const words = useWords();
  const { candidates } = call.caller;
  const first = useRef<HTMLButtonElement>(null);
  const choose = (id: string | undefined) => {
    if (id && !choice?.pendingId) choice?.onChoose(id);
  };
  useNumberKeys('person', candidates.length, (index) => choose(candidates[index]?.id), {
    place: first,
  });
  // Enter picks the first; someone already writing a memo keeps the focus.
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      <div className="card-hero">
        <p className="card-kana">{words.caller.shared(candidates.length)}</p>
        <h1 className="card-name num">
          <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
        </h1>
      </div>
      <section className="card-section card-candidates">
        <h2>
          {words.card.chooseTitle}
          <span>{words.card.chooseHint}</span>
        </h2>
        <ol>
          {candidates.map((candidate, index) => (
            <li key={candidate.id}>
              <button
                type="button"
                ref={index === 0 ? first : undefined}
                aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                aria-busy={choice?.pendingId === candidate.id || undefined}
                onClick={() => choose(candidate.id)}
              >
                <KanaName name={candidate.name || words.caller.noName} kana={candidate.kana} />
                {candidate.chosenAt && <Badge>{words.card.lastTime}</Badge>}
                <KindBadge kind={candidate.kind} />
                {index < 9 && <Kbd>{String(index + 1)}</Kbd>}
              </button>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
