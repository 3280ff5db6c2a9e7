import type { DialpadState } from '@cti/functions/model/dialpad';
import type { ReactNode } from 'react';
import { PhoneAlertView } from '../src/console/phone-alert.tsx';
import { NewSecret } from '../src/settings/telephony/rotate-dialog.tsx';
import { DialerSettingsView } from '../src/settings/telephony/dialer-section.tsx';
import { KeyDialog } from '../src/settings/telephony/dialpad/key-form.tsx';
import { PbxView } from '../src/settings/telephony/pbx-section.tsx';
import { TelephonyView } from '../src/settings/telephony/telephony-page.tsx';
import { RecapSwitch } from '../src/settings/telephony/recap-section.tsx';
import { useRecapWords } from '../src/words/recap.ts';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { FormDialog } from '../src/ui/dialogs/form-dialog.tsx';
import { useSettingsWords } from '../src/words/settings/settings.ts';
import { useSystemWords } from '../src/words/settings/system.ts';
import { ago, now } from './fixtures.ts';
import { Frame } from './frame.tsx';
import { Settings } from './scenes-settings.tsx';

const noop = () => {};

function DemoRecaps() {
  const { setting } = useRecapWords();
  return (
    <section className="telephony-section">
      <h2 id="recaps">{setting.title}</h2>
      <RecapSwitch isOn isBusy={false} labelledBy="recaps" onChange={noop} />
    </section>
  );
}

const customerId = 'goodfife';
const daysAhead = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);

interface TelephonyProps {
  secrets: 0 | 1 | 2;
  enabled: boolean;
  contractId?: string | null;
  dialpad?: DialpadState | null;
  /** Of the mini dialer. */
  clientId?: string | null;
  hasPbx?: boolean;
  children?: ReactNode;
}

function Telephony({
  secrets,
  enabled,
  contractId = null,
  dialpad = null,
  clientId = null,
  hasPbx = false,
  children,
}: TelephonyProps) {
  const { nav } = useSettingsWords();
  const { telephony } = useSystemWords();
  const rotatedAt = secrets > 0 ? ago(86_400 * 3).toISOString() : null;
  return (
    <Settings at="telephony">
      <PageHead title={nav.telephony} lead={telephony.lead} />
      <TelephonyView
        pbx={hasPbx ? <PbxView systems={[asterisk]} /> : null}
        customerId={customerId}
        customer={{ name: 'グッドファイフ', contractId }}
        status={{
          hasCurrent: secrets > 0,
          hasPrevious: secrets > 1,
          rotatedAt,
          enabled,
          hasApiKey: Boolean(dialpad?.key),
          apiKeySetAt: null,
        }}
        dialpad={dialpad}
        dialer={
          <DialerSettingsView clientId={clientId} onSave={noop} isBusy={false} refusal={null} />
        }
        recaps={<DemoRecaps />}
        isFailed={false}
        reload={noop}
      />
      {children}
    </Settings>
  );
}

/** What a bridge has told of. */
const asterisk = {
  id: 'pbx',
  at: ago(240),
  receivedAt: ago(240),
  expireAt: ago(-86_400 * 30),
  phones: Array.from({ length: 24 }, (_, n) => ({
    extension: String(101 + n),
    name: '',
    isOnline: true,
  })),
  trunks: ['trunk-ntt', 'trunk-backup'],
  queues: ['西船橋', '錦糸町', '夜間'].map((name) => ({ name, members: ['101'] })),
  numbers: [{ number: '05017530000', queue: '西船橋', extension: null }],
  isCut: false,
};

const offices = [
  { id: '5716039329251328', name: '西船橋オフィス' },
  { id: '5716039329251329', name: '錦糸町オフィス' },
  { id: '5716039329251330', name: '大阪オフィス' },
];

const pasted: DialpadState = {
  key: { end: 'f3Qz', setAt: ago(120), expiresOn: null },
  account: {
    company: '株式会社グッドファイフ',
    offices,
    officeCount: offices.length,
    missing: [],
  },
  connection: null,
  firstEventAt: null,
  check: null,
  checkDueAt: null,
};

const connected: DialpadState = {
  ...pasted,
  connection: { webhookId: '1', officeIds: [], at: ago(90), byName: '山本 恵' },
  checkDueAt: ago(-86_400),
};

const arrived: DialpadState = {
  ...connected,
  key: { end: 'f3Qz', setAt: ago(120), expiresOn: daysAhead(9) },
  firstEventAt: ago(30),
};

const ill: DialpadState = {
  ...arrived,
  connection: {
    webhookId: '1',
    officeIds: offices.slice(0, 2).map(({ id }) => id),
    at: ago(86_400 * 40),
    byName: '山本 恵',
  },
  firstEventAt: ago(86_400 * 40),
  check: {
    at: ago(3600),
    findings: [
      { code: 'subscription-disabled', severity: 'severe', count: 1 },
      { code: 'no-events', severity: 'warning', count: 11 },
      { code: 'key-expiring', severity: 'warning', count: 9 },
      { code: 'previous-secret', severity: 'note', count: null },
    ],
  },
};

function StopReception() {
  const { telephony } = useSystemWords();
  return (
    <FormDialog
      title={telephony.disableTitle}
      submit={telephony.disableDo}
      isBusy={false}
      isDanger
      onSubmit={noop}
      onClose={noop}
    >
      <p>{telephony.disableText}</p>
    </FormDialog>
  );
}

/** The phone system's page, step by step. */
export const telephonyScenes: Record<string, () => ReactNode> = {
  'telephony/dialpad-none-plain': () => <Telephony secrets={0} enabled={false} />,
  'telephony/pbx': () => <Telephony secrets={1} enabled hasPbx />,
  'telephony/dialpad-key': () => (
    <Telephony secrets={1} enabled dialpad={{ ...pasted, account: null }} />
  ),
  'telephony/dialpad-choose-plain': () => <Telephony secrets={1} enabled dialpad={pasted} />,
  'telephony/dialpad-forbidden': () => (
    <Telephony
      secrets={1}
      enabled
      dialpad={{
        ...pasted,
        account: {
          company: '',
          offices: [],
          officeCount: 0,
          missing: ['webhooks', 'numbers', 'calls'],
        },
      }}
    />
  ),
  'telephony/dialpad-waiting-plain': () => (
    <Telephony secrets={2} enabled dialpad={connected} contractId="DP-10001" />
  ),
  'telephony/dialpad-connected-plain': () => (
    <Telephony
      secrets={1}
      enabled
      dialpad={{ ...arrived, check: { at: ago(3600), findings: [] } }}
    />
  ),
  'telephony/dialer-plain': () => (
    <Telephony secrets={2} enabled dialpad={arrived} clientId="Vq7Xw2-mini_dialer" />
  ),
  'telephony/dialpad-doctor-plain': () => <Telephony secrets={2} enabled dialpad={ill} />,
  'telephony/dialpad-replace': () => (
    <Telephony secrets={1} enabled dialpad={arrived}>
      <KeyDialog customerId={customerId} onSaved={noop} onClose={noop} />
    </Telephony>
  ),
  'telephony/alert-plain': () => (
    <Frame>
      <PhoneAlertView />
    </Frame>
  ),
  'telephony/by-hand-two': () => <Telephony secrets={2} enabled={false} />,
  'telephony/stop': () => (
    <Telephony secrets={1} enabled>
      <StopReception />
    </Telephony>
  ),
  'telephony/new-secret': () => (
    <Telephony secrets={2} enabled>
      <NewSecret
        secret="Yq3mVb8TnX0cLr5WkZ7sPj2HdFg9AeUiOoQ1RtMxBvE"
        isFirst={false}
        onClose={noop}
      />
    </Telephony>
  ),
};
