import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { DifferentButton } from '../pairs/different-button.tsx';
import { MergeDialog } from '../pairs/merge-dialog.tsx';
import type { ContactRow } from '../use-contact-pages.ts';
import type { Twin } from './use-twins.ts';
import type { ContactWriter } from '../write-contact.ts';

interface RecordTwinsProps {
  writer: ContactWriter;
  contact: ContactRow;
  twins: readonly Twin[];
  mayWrite: boolean;
  pathOf: (contactId: string) => string;
  onMerged: (keepId: string) => void;
}

/** Contacts who may be the same person, and merging them. */
export function RecordTwins(props: RecordTwinsProps) {
  const { writer, contact, twins, mayWrite, pathOf, onMerged } = props;
  const { merge } = useContactWords();
  const words = useWords();
  const [other, setOther] = useState<ContactRow | null>(null);
  if (twins.length === 0) return null;
  return (
    <section className="record-part" aria-labelledby="record-twins">
      <header className="record-part-head">
        <h2 id="record-twins">{merge.title}</h2>
      </header>
      <ul className="record-twins">
        {twins.map(({ contact: twin, reason }) => (
          <li key={twin.id}>
            <Link to={pathOf(twin.id)} className="clip">
              {twin.name || words.caller.noName}
            </Link>
            <KindBadge kind={twin.kind} />
            <span className="record-store">
              {reason === 'phone' ? merge.samePhone : merge.sameName}
            </span>
            {mayWrite && (
              <span className="record-twin-actions">
                <DifferentButton writer={writer} contactIds={[contact.id, twin.id]} />
                <Button onClick={() => setOther(twin)}>{merge.review}</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {other && (
        <MergeDialog
          customerId={writer.customerId}
          first={contact}
          second={other}
          onMerged={(keepId) => {
            setOther(null);
            onMerged(keepId);
          }}
          onClose={() => setOther(null)}
        />
      )}
    </section>
  );
}
