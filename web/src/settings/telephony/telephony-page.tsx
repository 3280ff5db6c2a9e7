import './telephony.css';
import type { ReactNode } from 'react';
import { customerSchema, type Customer } from '@cti/functions/model/customer';
import { dialpadSchema, type DialpadState } from '@cti/functions/model/dialpad';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { useDialpadWords } from '../../words/settings/dialpad.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useSecretStatus, type SecretStatus } from './use-secret-status.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.tsx';
import { ContractSection } from './contract-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { DialerSection } from './dialer-section.tsx';
import { DialpadSection } from './dialpad/dialpad-section.tsx';
import { RecapSection } from './recap-section.tsx';
import { PbxSection } from './pbx-section.tsx';
import { ReceptionSection } from './reception-section.tsx';
import { SecretSection } from './secret-section.tsx';
import { SoftphoneSection } from './softphone-section.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** The customer's phone system: whether, from where and with which secret its events are accepted. */
export function TelephonyPage() {
  const { nav } = useSettingsWords();
  const { telephony } = useSystemWords();
  const { customerId } = useConsole();
  const customer = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  const dialpad = useLiveDoc({ path: paths.dialpad(customerId), schema: dialpadSchema });
  const secrets = useSecretStatus(customerId);
  return (
    <>
      <PageHead title={nav.telephony} lead={telephony.lead} />
      <TelephonyView
        customerId={customerId}
        customer={customer.status === 'ready' ? customer.data : null}
        dialpad={dialpad.status === 'ready' ? dialpad.data : undefined}
        dialer={
          <>
            <DialerSection />
            <SoftphoneSection />
          </>
        }
        recaps={<RecapSection />}
        pbx={<PbxSection />}
        {...secrets}
      />
    </>
  );
}

interface TelephonyViewProps {
  customerId: string;
  /** Null = not yet known. */
  customer: Pick<Customer, 'name' | 'contractId'> | null;
  /** Null = not yet known. */
  status: SecretStatus | null;
  /** Undefined = not yet known, null = there's nothing to know. */
  dialpad: DialpadState | null | undefined;
  /** The sections on phones in the browser: Dialpad's mini dialer, and our own. */
  dialer: ReactNode;
  /** What bridges tell of phone systems of the customer's own. */
  pbx: ReactNode;
  /** What is fetched after a call, for a connected customer. */
  recaps: ReactNode;
  isFailed: boolean;
  reload: () => void;
}

/** All the settings, from what is needed first to what ends everything. */
export function TelephonyView(props: TelephonyViewProps) {
  const { customerId, customer, status, dialpad, dialer, recaps, pbx, isFailed, reload } = props;
  const { telephony } = useSystemWords();
  const { common } = useWords();
  return (
    <div className="telephony">
      {isFailed && (
        <ErrorLine
          action={
            <Button look="quiet" onClick={reload}>
              {common.retry}
            </Button>
          }
        >
          {telephony.statusFailed}
        </ErrorLine>
      )}
      {(!status || dialpad === undefined) && !isFailed && <Skeleton rows={6} />}
      {status && dialpad !== undefined && (
        <>
          <MissingNotice status={status} />
          <DialpadSection
            customerId={customerId}
            state={dialpad}
            hasApiKey={status.hasApiKey}
            onChange={reload}
          />
          {dialer}
          {pbx}
          <ReceptionSection customerId={customerId} status={status} onChange={reload} />
          {dialpad?.connection && recaps}
          <Manual isConnected={Boolean(dialpad?.connection)}>
            <AddressSection customerId={customerId} />
            <SecretSection customerId={customerId} status={status} onChange={reload} />
          </Manual>
        </>
      )}
      {customer && (
        <>
          <ContractSection customerId={customerId} contractId={customer.contractId} />
          <DangerSection customerId={customerId} name={customer.name || customerId} />
        </>
      )}
    </div>
  );
}

/** What a connection does by itself is out of sight while there is one. */
function Manual({ isConnected, children }: { isConnected: boolean; children: ReactNode }) {
  const words = useDialpadWords();
  if (!isConnected) return children;
  return (
    <details className="telephony-manual">
      <summary>{words.manual}</summary>
      {children}
    </details>
  );
}

/** Where the phone system sends its events: below the address this page itself came from. */
function AddressSection({ customerId }: { customerId: string }) {
  const { telephony } = useSystemWords();
  const address = `${window.location.origin}/api/dialpad/webhook/${customerId}`;
  return (
    <section className="telephony-section">
      <h2>{telephony.address}</h2>
      <div className="telephony-code">
        <code>{address}</code>
        <CopyButton text={address} label={telephony.copyAddress} />
      </div>
      <p className="settings-note">{telephony.addressHint}</p>
    </section>
  );
}

/** Why no call is shown, for a customer without a phone system or with one that is switched off. */
function MissingNotice({ status }: { status: SecretStatus }) {
  const { telephony } = useSystemWords();
  if (status.enabled && status.hasCurrent) return null;
  if (status.hasCurrent) {
    return (
      <Notice tone="ringing">
        <p className="telephony-notice-title">{telephony.pausedTitle}</p>
        <p>{telephony.pausedText}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="plain">
      <p className="telephony-notice-title">{telephony.missingTitle}</p>
      <p>{telephony.missingText}</p>
    </Notice>
  );
}
