import type { ReactNode } from 'react';
import { AuditTable } from '../src/settings/audit/audit-page.tsx';
import { createSpeaker } from '../src/settings/audit/spoken.ts';
import { LettersView } from '../src/settings/dead-letters/dead-letters-page.tsx';
import { ContactFieldsView } from '../src/settings/contact-fields/contact-fields-page.tsx';
import { RetentionView, ShortenDialog } from '../src/settings/retention/retention-page.tsx';
import { FactorNotice, SessionsView } from '../src/settings/sessions/sessions-page.tsx';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { EmptyLine } from '../src/ui/notice.tsx';
import { useContactWords } from '../src/words/contacts.ts';
import { ownFields } from './scenes-contacts.tsx';
import { useSessionLimitsWords } from '../src/words/session-limits.ts';
import { useRetentionWords } from '../src/words/settings/retention.ts';
import { useSettingsWords } from '../src/words/settings/settings.ts';
import { useSystemWords } from '../src/words/settings/system.ts';
import { useWords } from '../src/words/use-words.tsx';
import { groupNames } from './fixtures-settings.ts';
import * as data from './fixtures-system.ts';
import { Settings } from './scenes-settings.tsx';

const noop = () => {};
const customerId = 'goodfife';

function Sessions({ hasSecondFactor = false }: { hasSecondFactor?: boolean }) {
  const { nav } = useSettingsWords();
  const { lead } = useSessionLimitsWords();
  return (
    <Settings at="sessions">
      <PageHead title={nav.sessions} lead={lead} />
      <SessionsView
        limits={{ idleMinutes: 30, absoluteDays: 14, secondFactor: 'off' }}
        hasSecondFactor={hasSecondFactor}
        phoneAdmins={[]}
        isBusy={false}
        refusal={null}
        onSave={noop}
      />
      {hasSecondFactor && (
        <FactorNotice becomes="required" phoneAdmins={['鈴木 亜美', '田中 一郎']} />
      )}
    </Settings>
  );
}

const names = new Map([['u1', '山本 恵']]);

function Retention({ isAsking = false }: { isAsking?: boolean }) {
  const { nav } = useSettingsWords();
  const { lead } = useRetentionWords();
  const rest = { callDays: 730, isBusy: false, refusal: null, onSave: noop };
  return (
    <Settings at="retention">
      <PageHead title={nav.retention} lead={lead} />
      <RetentionView {...rest} />
      {isAsking && <ShortenDialog {...rest} chosen={365} onClose={noop} />}
    </Settings>
  );
}

function ContactFields({ fields }: { fields: typeof ownFields }) {
  const { nav } = useSettingsWords();
  const { fields: words } = useContactWords();
  return (
    <Settings at="contactFields">
      <PageHead title={nav.contactFields} lead={words.lead} />
      <ContactFieldsView fields={fields} isBusy={false} refusal={null} onSave={noop} />
    </Settings>
  );
}

function Audit({ count }: { count: number }) {
  const { nav } = useSettingsWords();
  const { audit } = useSystemWords();
  const { role } = useWords();
  const lines = new Map([['nishifuna', '西船橋']]);
  const members = new Map([['u2', '鈴木 亜美']]);
  const speaker = createSpeaker(audit, role, { members, groups: groupNames, lines });
  return (
    <Settings at="audit">
      <PageHead title={nav.audit} lead={audit.lead} />
      {count === 0 ? (
        <EmptyLine>{audit.empty}</EmptyLine>
      ) : (
        <AuditTable entries={data.audit(count)} speaker={speaker} />
      )}
    </Settings>
  );
}

function Letters({ count, chosenId }: { count: number; chosenId: string | null }) {
  const { nav } = useSettingsWords();
  const { letters } = useSystemWords();
  return (
    <Settings at="deadLetters">
      <PageHead title={nav.deadLetters} lead={letters.lead} />
      <LettersView
        customerId={customerId}
        letters={data.letters(count)}
        chosenId={chosenId}
        names={names}
        onChoose={noop}
        onReplayed={noop}
      />
    </Settings>
  );
}

/** The pages about the system itself. */
export const systemScenes: Record<string, () => ReactNode> = {
  'system/contact-fields-plain': () => <ContactFields fields={ownFields.slice(0, 5)} />,
  'system/contact-fields-empty': () => <ContactFields fields={[]} />,
  'system/sessions-plain': () => <Sessions />,
  'system/sessions-required-plain': () => <Sessions hasSecondFactor />,
  'system/retention-plain': () => <Retention />,
  'system/retention-shorten-plain': () => <Retention isAsking />,
  'system/audit-empty': () => <Audit count={0} />,
  'system/audit-plain': () => <Audit count={11} />,
  'system/audit-hundred': () => <Audit count={100} />,
  'system/letters-empty': () => <Letters count={0} chosenId={null} />,
  'system/letters-plain': () => <Letters count={5} chosenId="d0" />,
  'system/letters-text': () => <Letters count={5} chosenId="d2" />,
  'system/letters-none-fifty': () => <Letters count={50} chosenId={null} />,
};
