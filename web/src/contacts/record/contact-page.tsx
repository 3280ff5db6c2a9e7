import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { RecordCalls } from './record-calls.tsx';
import { RecordMerges } from './record-merges.tsx';
import { RecordTools } from './record-tools.tsx';
import { RecordTwins } from './record-twins.tsx';
import { RecordView } from './record-view.tsx';
import { RecordVisits } from './record-visits.tsx';
import { useStores } from '../stores.ts';
import { useContactEdit } from './use-contact-edit.ts';
import type { ContactRow } from '../use-contact-pages.ts';
import { useContact, useContactCalls, useVisits } from './use-record.ts';
import { useDifferentFrom } from '../pairs/use-pairs.ts';
import { useTwins } from './use-twins.ts';
import { deleteVisit, saveVisit } from '../write-contact.ts';
import { groupScope } from '../../firebase/call-queries.ts';
import { EmptyLine, ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { OfflineLine } from '../../console/offline-line.tsx';
import { pagePaths } from '../../console/paths.ts';
import { usePageTitle } from '../../console/page-title.ts';
import { contactFieldSettingsSchema } from '@cti/functions/model/contacts/contact-field-settings';
import { type ContactField, contactFieldsOf } from '@cti/functions/model/contacts/contact-fields';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';

/** One contact, by the id in the address. */
export function ContactPage() {
  const words = useWords();
  const { title, record } = useContactWords();
  const { contactId = '' } = useParams();
  const { customerId } = useConsole();
  const live = useContact(customerId, contactId);
  // A contact being deleted here stays visible until its dialog has confirmed it.
  const [leaving, setLeaving] = useState<ContactRow | null>(null);
  usePageTitle(title);
  if (live.status === 'error') return <ErrorLine>{words.pages.error}</ErrorLine>;
  if (live.status === 'loading') return <Skeleton rows={8} />;
  const contact = live.data ?? leaving;
  if (!contact) {
    return (
      <EmptyLine
        action={
          <Link className="button" to={pagePaths.contacts()}>
            {record.back}
          </Link>
        }
      >
        {record.missing}
      </EmptyLine>
    );
  }
  return (
    <>
      <Record key={contactId} contact={contact} onLeaving={setLeaving} />
      {live.fromCache && <OfflineLine />}
    </>
  );
}

function Record({
  contact,
  onLeaving,
}: {
  contact: ContactRow;
  onLeaving: (contact: ContactRow | null) => void;
}) {
  const { customerId, member } = useConsole();
  const navigate = useNavigate();
  const writer = { customerId, uid: member.uid, name: member.name };
  const edit = useContactEdit(contact, writer);
  const scope = useMemo(() => groupScope(member), [member]);
  const calls = useContactCalls(customerId, contact.id, scope);
  const stores = useStores(customerId);
  const ownStores = useMemo(
    () =>
      new Set(
        stores
          .filter(({ groupCode }) => scope === 'all' || scope.includes(groupCode))
          .map(({ code }) => code),
      ),
    [stores, scope],
  );
  const { visits, counts, hasMore, more } = useVisits(customerId, contact);
  const ownFields = useOwnFields(customerId);
  const mayWrite = member.role !== 'viewer';
  const different = useDifferentFrom(customerId, mayWrite ? contact.id : null);
  const twins = useTwins(customerId, contact).filter((twin) => !different.has(twin.contact.id));
  return (
    <RecordView
      contact={contact}
      edit={edit}
      isReadOnly={!mayWrite}
      listPath={pagePaths.contacts()}
      ownFields={ownFields}
      tools={
        mayWrite && (
          <RecordTools
            customerId={customerId}
            contact={contact}
            isAdmin={member.role === 'admin'}
            onLeaving={(isLeaving) => onLeaving(isLeaving ? contact : null)}
            onGone={() => void navigate(pagePaths.contacts(), { replace: true })}
          />
        )
      }
      twins={
        <>
          <RecordTwins
            writer={writer}
            contact={contact}
            twins={twins}
            mayWrite={mayWrite}
            pathOf={pagePaths.contact}
            onMerged={(keepId) => {
              if (keepId !== contact.id)
                void navigate(pagePaths.contact(keepId), { replace: true });
            }}
          />
          {mayWrite && <RecordMerges customerId={customerId} contactId={contact.id} />}
        </>
      }
      visits={
        <RecordVisits
          visits={visits}
          counts={counts}
          stores={stores}
          ownStores={ownStores}
          mayWrite={mayWrite}
          hasMore={hasMore}
          onMore={more}
          onSave={(visitId, visit) => saveVisit(customerId, contact.id, visitId, visit)}
          onRemove={(visitId) => deleteVisit(customerId, contact.id, visitId)}
        />
      }
      calls={<RecordCalls calls={calls} pathOf={pagePaths.historyCall} />}
    />
  );
}

/** The customer's own fields of a contact, live. */
function useOwnFields(customerId: string): readonly ContactField[] {
  const live = useLiveDoc({
    path: paths.settings(customerId, 'contactFields'),
    schema: contactFieldSettingsSchema,
  });
  return useMemo(() => contactFieldsOf(live.status === 'ready' ? live.data : null), [live]);
}
