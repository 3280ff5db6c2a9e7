import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { SettingsSection } from '../console/paths.ts';

interface Section {
  /** Null = the first page, at the settings' own address. */
  section: SettingsSection | null;
  /** The key of its name in the settings' words. */
  word:
    | 'own'
    | 'deadLetters'
    | 'afterCall'
    | 'contactFields'
    | Exclude<SettingsSection, 'dead-letters' | 'after-call' | 'contact-fields'>;
  forAdmins: boolean;
  Page: LazyExoticComponent<ComponentType>;
}

const OwnPage = lazy(() => import('./own/own-page.tsx').then((m) => ({ default: m.OwnPage })));
const CheckPage = lazy(() =>
  import('../health/check-page.tsx').then((m) => ({ default: m.CheckPage })),
);
const MembersPage = lazy(() =>
  import('./members/members-page.tsx').then((m) => ({ default: m.MembersPage })),
);
const GroupsPage = lazy(() =>
  import('./groups/groups-page.tsx').then((m) => ({ default: m.GroupsPage })),
);
const LinesPage = lazy(() =>
  import('./lines/lines-page.tsx').then((m) => ({ default: m.LinesPage })),
);
const UnknownPage = lazy(() =>
  import('./unknown/unknown-page.tsx').then((m) => ({ default: m.UnknownPage })),
);
const ExternalPage = lazy(() =>
  import('./external/external-page.tsx').then((m) => ({ default: m.ExternalPage })),
);
const AfterCallPage = lazy(() =>
  import('./after-call/after-call-page.tsx').then((m) => ({ default: m.AfterCallPage })),
);
const HoursPage = lazy(() =>
  import('./hours/hours-page.tsx').then((m) => ({ default: m.HoursPage })),
);
const TelephonyPage = lazy(() =>
  import('./telephony/telephony-page.tsx').then((m) => ({ default: m.TelephonyPage })),
);
const ContactFieldsPage = lazy(() =>
  import('./contact-fields/contact-fields-page.tsx').then((m) => ({
    default: m.ContactFieldsPage,
  })),
);
const SessionsPage = lazy(() =>
  import('./sessions/sessions-page.tsx').then((m) => ({ default: m.SessionsPage })),
);
const RetentionPage = lazy(() =>
  import('./retention/retention-page.tsx').then((m) => ({ default: m.RetentionPage })),
);
const AuditPage = lazy(() =>
  import('./audit/audit-page.tsx').then((m) => ({ default: m.AuditPage })),
);
const DeadLettersPage = lazy(() =>
  import('./dead-letters/dead-letters-page.tsx').then((m) => ({
    default: m.DeadLettersPage,
  })),
);

/** The settings pages in menu order. Each loads when it is opened. */
export const settingsSections: readonly Section[] = [
  { section: null, word: 'own', forAdmins: false, Page: OwnPage },
  { section: 'check', word: 'check', forAdmins: false, Page: CheckPage },
  { section: 'members', word: 'members', forAdmins: true, Page: MembersPage },
  { section: 'sessions', word: 'sessions', forAdmins: true, Page: SessionsPage },
  { section: 'groups', word: 'groups', forAdmins: true, Page: GroupsPage },
  { section: 'lines', word: 'lines', forAdmins: true, Page: LinesPage },
  { section: 'unknown', word: 'unknown', forAdmins: true, Page: UnknownPage },
  { section: 'after-call', word: 'afterCall', forAdmins: true, Page: AfterCallPage },
  { section: 'hours', word: 'hours', forAdmins: true, Page: HoursPage },
  { section: 'contact-fields', word: 'contactFields', forAdmins: true, Page: ContactFieldsPage },
  { section: 'external', word: 'external', forAdmins: true, Page: ExternalPage },
  { section: 'telephony', word: 'telephony', forAdmins: true, Page: TelephonyPage },
  { section: 'retention', word: 'retention', forAdmins: true, Page: RetentionPage },
  { section: 'audit', word: 'audit', forAdmins: true, Page: AuditPage },
  { section: 'dead-letters', word: 'deadLetters', forAdmins: true, Page: DeadLettersPage },
];
