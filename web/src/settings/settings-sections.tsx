import type { ComponentType } from 'react';
import type { SettingsSection } from '../console/paths.ts';
import { lazyPart } from '../ui/lazy-part.ts';

interface Section {
  /** Null = the first page, at the settings' own address. */
  section: SettingsSection | null;
  /** The key of its name in the settings' words. */
  word:
    | 'own'
    | 'deadLetters'
    | 'afterCall'
    | 'contactFields'
    | Exclude<
        SettingsSection,
        'dead-letters' | 'after-call' | 'contact-fields' | 'telephony/directory' | 'telephony/pbx'
      >;
  forAdmins: boolean;
  /** Reached from another section's page, under whose name it stands. */
  isBelow?: true;
  Page: ComponentType;
}

const OwnPage = lazyPart(() => import('./own/own-page.tsx'), 'OwnPage');
const CheckPage = lazyPart(() => import('../health/check-page.tsx'), 'CheckPage');
const MembersPage = lazyPart(() => import('./members/members-page.tsx'), 'MembersPage');
const GroupsPage = lazyPart(() => import('./groups/groups-page.tsx'), 'GroupsPage');
const LinesPage = lazyPart(() => import('./lines/lines-page.tsx'), 'LinesPage');
const UnknownPage = lazyPart(() => import('./unknown/unknown-page.tsx'), 'UnknownPage');
const ExternalPage = lazyPart(() => import('./external/external-page.tsx'), 'ExternalPage');
const AfterCallPage = lazyPart(() => import('./after-call/after-call-page.tsx'), 'AfterCallPage');
const HoursPage = lazyPart(() => import('./hours/hours-page.tsx'), 'HoursPage');
const TelephonyPage = lazyPart(() => import('./telephony/telephony-page.tsx'), 'TelephonyPage');
const ContactFieldsPage = lazyPart(
  () => import('./contact-fields/contact-fields-page.tsx'),
  'ContactFieldsPage',
);
const DirectoryPage = lazyPart(
  () => import('./telephony/directory/directory-page.tsx'),
  'DirectoryPage',
);
const PbxDirectoryPage = lazyPart(
  () => import('./telephony/directory/directory-page.tsx'),
  'PbxDirectoryPage',
);
const SessionsPage = lazyPart(() => import('./sessions/sessions-page.tsx'), 'SessionsPage');
const RetentionPage = lazyPart(() => import('./retention/retention-page.tsx'), 'RetentionPage');
const AuditPage = lazyPart(() => import('./audit/audit-page.tsx'), 'AuditPage');
const DeadLettersPage = lazyPart(
  () => import('./dead-letters/dead-letters-page.tsx'),
  'DeadLettersPage',
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
  {
    section: 'telephony/directory',
    word: 'telephony',
    forAdmins: true,
    isBelow: true,
    Page: DirectoryPage,
  },
  {
    section: 'telephony/pbx',
    word: 'telephony',
    forAdmins: true,
    isBelow: true,
    Page: PbxDirectoryPage,
  },
  { section: 'retention', word: 'retention', forAdmins: true, Page: RetentionPage },
  { section: 'audit', word: 'audit', forAdmins: true, Page: AuditPage },
  { section: 'dead-letters', word: 'deadLetters', forAdmins: true, Page: DeadLettersPage },
];
