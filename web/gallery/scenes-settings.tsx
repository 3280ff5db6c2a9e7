import { type ReactNode, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import { FirstPasswordView } from '../src/app/sign-in/first-password-view.tsx';
import { GroupDialog } from '../src/settings/groups/group-dialog.tsx';
import { GroupTable } from '../src/settings/groups/groups-page.tsx';
import { checkLine } from '../src/settings/lines/line-check.ts';
import { LineFields } from '../src/settings/lines/line-fields.tsx';
import { LineTable, LineFinder } from '../src/settings/lines/lines-page.tsx';
import { CredentialsDialog } from '../src/settings/members/credentials.tsx';
import { InvitationsView } from '../src/settings/members/invitations-view.tsx';
import { InviteDialog } from '../src/settings/members/invite-dialog.tsx';
import { ConfirmAccess } from '../src/settings/members/member-access.tsx';
import { MemberDialog } from '../src/settings/members/member-dialog.tsx';
import { MembersView } from '../src/settings/members/members-page.tsx';
import { CallChoices } from '../src/settings/own/call-choices.tsx';
import { DeviceSound } from '../src/settings/own/own-page.tsx';
import { TelLinks } from '../src/settings/own/own-page.tsx';
import { OwnView } from '../src/settings/own/own-view.tsx';
import { ExternalForm } from '../src/settings/external/external-page.tsx';
import { usePopupWords } from '../src/words/settings/popup.ts';
import {
  type PopupSettings,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import {
  type Preferences,
  groupPopupDefaults,
  preferenceDefaults,
} from '@cti/functions/model/desk/popup-choice';
import { SettingsFrame } from '../src/settings/settings-page.tsx';
import { SetupChecklist } from '../src/settings/setup/setup-guide.tsx';
import type { SetupState } from '../src/settings/setup/setup-steps.ts';
import { UnknownTable } from '../src/settings/unknown/unknown-page.tsx';
import { FormDialog } from '../src/ui/dialogs/form-dialog.tsx';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { Button } from '../src/ui/button.tsx';
import { noPassword } from '../src/ui/new-password-fields.tsx';
import { EmptyLine } from '../src/ui/notice.tsx';
import { type SettingsWords, useSettingsWords } from '../src/words/settings/settings.ts';
import { Frame } from './frame.tsx';
import * as data from './fixtures-settings.ts';

const noop = () => {};
const customerId = 'goodfife';
const writer = { customerId, uid: 'u0' };

type Page = 'members' | 'groups' | 'lines' | 'unknown';

export function Settings({
  at,
  setup,
  children,
}: {
  at:
    | Page
    | 'own'
    | 'check'
    | 'external'
    | 'telephony'
    | 'retention'
    | 'sessions'
    | 'contactFields'
    | 'audit'
    | 'deadLetters';
  setup?: ReactNode;
  children: ReactNode;
}) {
  const words = useSettingsWords();
  const pages = [
    'own',
    'check',
    'members',
    'sessions',
    'groups',
    'lines',
    'unknown',
    'external',
    'telephony',
    'retention',
    'contactFields',
    'audit',
    'deadLetters',
  ] as const;
  return (
    <Frame at={at === 'own' ? '/settings' : `/settings/${at}`}>
      {setup}
      <SettingsFrame
        items={pages.map((page) => ({
          to: page === 'own' ? '/settings' : `/settings/${page}`,
          label: words.nav[page],
          end: page === 'own',
        }))}
      >
        {children}
      </SettingsFrame>
    </Frame>
  );
}

function Listed({
  at,
  add,
  children,
}: {
  at: Page;
  add?: (words: SettingsWords) => string;
  children: ReactNode;
}) {
  const words = useSettingsWords();
  return (
    <Settings at={at}>
      <PageHead title={words.nav[at]} lead={words[at].lead}>
        {add && (
          <Button look="primary" icon={IconPlus}>
            {add(words)}
          </Button>
        )}
      </PageHead>
      {children}
    </Settings>
  );
}

export function Members({ count, children }: { count: number; children?: ReactNode }) {
  return (
    <Listed at="members" add={(words) => words.members.invite}>
      <MembersView
        members={data.members(count)}
        groupNames={data.groupNames}
        ownUid="u0"
        onOpen={noop}
      />
      {children}
    </Listed>
  );
}

function Groups({ count, children }: { count: number; children?: ReactNode }) {
  return (
    <Listed at="groups" add={(words) => words.groups.add}>
      <GroupTable groups={data.groups(count)} counts={data.counts(count)} onOpen={noop} />
      {children}
    </Listed>
  );
}

function Lines({ count, children }: { count: number; children?: ReactNode }) {
  return (
    <Listed at="lines" add={(words) => words.lines.add}>
      <LineFinder lines={data.lines(count)} groups={data.groups(8)} />
      <LineTable lines={data.lines(count)} groupNames={data.groupNames} onOpen={noop} />
      {children}
    </Listed>
  );
}

function LineForm() {
  const words = useSettingsWords();
  return (
    <FormDialog
      title={words.lines.add}
      submit={words.common.add}
      isBusy={false}
      onSubmit={noop}
      onClose={noop}
    >
      <LineFields
        draft={{ number: '050-17', groupCode: 'G01', storeName: '西船橋', storeCode: 'G01' }}
        number="05017"
        check={checkLine('05017', data.lines(10), null)}
        problems={{}}
        groups={data.groups(8)}
        onChange={noop}
      />
    </FormDialog>
  );
}

function Empty({ at }: { at: Exclude<Page, 'members'> }) {
  const words = useSettingsWords();
  return (
    <Listed at={at}>
      <EmptyLine>{words[at].empty}</EmptyLine>
    </Listed>
  );
}

function Setup({ state, phone = null }: { state: SetupState; phone?: string | null }) {
  return (
    <SetupChecklist
      state={state}
      links={{ groups: '/a', lines: '/b', members: '/c', call: '/' }}
      phoneSystemLink={phone}
    />
  );
}

function DemoCallChoices() {
  const [own, setOwn] = useState<Preferences>({ ...preferenceDefaults, when: 'hand' });
  const strict = { name: '西船橋', popup: { ...groupPopupDefaults, permits: [] } };
  return <CallChoices own={own} groups={[strict]} system="dialpad" onChange={setOwn} />;
}

function External({ settings }: { settings: Partial<PopupSettings> }) {
  const { external } = usePopupWords();
  return (
    <Settings at="external">
      <PageHead title={external.title} lead={external.lead} />
      <ExternalForm
        settings={popupSettingsSchema.parse(settings)}
        isBusy={false}
        refusal={null}
        onSave={noop}
      />
    </Settings>
  );
}

export function Own({
  setup,
  factor,
  children,
}: {
  setup?: ReactNode;
  factor?: ReactNode;
  children?: ReactNode;
}) {
  const [member] = data.members(1);
  return (
    <Settings at="own" setup={setup}>
      {member && (
        <OwnView
          telLinks={<TelLinks />}
          member={member}
          groupNames={[]}
          factor={factor}
          calls={<DemoCallChoices />}
          sound={<DeviceSound tones={groupPopupDefaults} />}
          onSignOut={noop}
          onChangePassword={noop}
          onSignOutEverywhere={noop}
        />
      )}
      {children}
    </Settings>
  );
}

export function Opened({
  step,
  mayHaveFactor = false,
}: {
  step?: 'deactivate' | 'factor';
  mayHaveFactor?: boolean;
}) {
  const member = data.members(3)[1];
  if (!member) return null;
  const props = { customerId, member, onClose: noop };
  return step ? (
    <ConfirmAccess {...props} step={step} onCredentials={noop} onBack={noop} />
  ) : (
    <MemberDialog {...props} groups={data.groups(8)} isOwn={false} mayHaveFactor={mayHaveFactor} />
  );
}

const fresh: SetupState = { groups: 0, lines: 0, activeMembers: 1, hasCall: false };

export const settingsScenes: Record<string, () => ReactNode> = {
  'settings/own': () => <Own />,
  'settings/setup-first': () => <Own setup={<Setup state={fresh} />} />,
  'settings/setup-third': () => <Own setup={<Setup state={{ ...fresh, groups: 1, lines: 1 }} />} />,
  'settings/setup-phone': () => (
    <Own setup={<Setup state={{ ...fresh, groups: 1, lines: 1, activeMembers: 2 }} phone="/t" />} />
  ),
  'settings/members-ten': () => <Members count={10} />,
  'settings/members-thousand': () => <Members count={1000} />,
  'settings/members-invite': () => (
    <Members count={10}>
      <InviteDialog customerId={customerId} groups={data.groups(8)} onClose={noop} />
    </Members>
  ),
  'settings/members-invite-many-groups': () => (
    <Members count={10}>
      <InviteDialog customerId={customerId} groups={data.groups(200)} onClose={noop} />
    </Members>
  ),
  'settings/members-open': () => (
    <Members count={10}>
      <Opened />
    </Members>
  ),
  'settings/members-deactivate': () => (
    <Members count={10}>
      <Opened step="deactivate" />
    </Members>
  ),
  'settings/members-password': () => (
    <Members count={10}>
      <CredentialsDialog
        title="メンバーを追加しました"
        name="鈴木 亜美"
        login="090-1234-5678"
        firstPassword="k7mp-4xwn-9qrt"
        onClose={noop}
      />
    </Members>
  ),
  'settings/members-invited': () => (
    <Listed at="members" add={(words) => words.members.invite}>
      <InvitationsView
        customerId={customerId}
        invitations={data.invitations()}
        members={data.members(10)}
        groupNames={data.groupNames}
      />
      <MembersView
        members={data.members(10)}
        groupNames={data.groupNames}
        ownUid="u0"
        onOpen={noop}
      />
    </Listed>
  ),
  'settings/groups-empty': () => <Empty at="groups" />,
  'settings/groups-ten': () => <Groups count={10} />,
  'settings/groups-thousand': () => <Groups count={1000} />,
  'settings/groups-add': () => (
    <Groups count={8}>
      <GroupDialog
        writer={writer}
        numbers={[]}
        groups={data.groups(8)}
        group={null}
        onClose={noop}
      />
    </Groups>
  ),
  'settings/groups-plain': () => (
    <Groups count={8}>
      <GroupDialog
        numbers={[{ number: '+815017481234', office: '本社' }]}
        writer={writer}
        groups={data.groups(8)}
        group={data.groups(8)[0] ?? null}
        onClose={noop}
      />
    </Groups>
  ),
  'settings/external-empty': () => <External settings={{}} />,
  'settings/external-plain': () => (
    <External
      settings={{
        externalUrl: 'https://crm.example.com/open?id={contactId}&call={call}&n={number}',
        externalMode: 'beside',
        allowedHosts: ['crm.example.com'],
        allowsNumber: true,
      }}
    />
  ),
  'settings/lines-ten': () => <Lines count={10} />,
  'settings/lines-thousand': () => <Lines count={1000} />,
  'settings/lines-add': () => (
    <Lines count={10}>
      <LineForm />
    </Lines>
  ),
  'settings/unknown-empty': () => <Empty at="unknown" />,
  'settings/unknown-ten': () => (
    <Listed at="unknown">
      <UnknownTable numbers={data.unknown(10)} onAssign={noop} />
    </Listed>
  ),
  'settings/unknown-two-hundred': () => (
    <Listed at="unknown">
      <UnknownTable numbers={data.unknown(200)} onAssign={noop} />
    </Listed>
  ),
  'login/first-password': () => (
    <FirstPasswordView
      password={noPassword}
      known={{ current: '', own: [] }}
      isChecked={false}
      isBusy={false}
      error={null}
      onChange={noop}
      onCurrent={noop}
      onSubmit={noop}
      onSignOut={noop}
    />
  ),
};
