import './telephony.css';
import { customerSchema, type Customer } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useSecretStatus, type SecretStatus } from './use-secret-status.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.tsx';
import { ApiKeySection } from './api-key-section.tsx';
import { ContractSection } from './contract-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { ReceptionSection } from './reception-section.tsx';
import { SecretSection } from './secret-section.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** The customer's phone system: whether, from where and with which secret its events are accepted. */
export function TelephonyPage() {
  const { nav } = useSettingsWords();
  const { telephony } = useSystemWords();
  const { customerId } = useConsole();
  const customer = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  const secrets = useSecretStatus(customerId);
  return (
    <>
      <PageHead title={nav.telephony} lead={telephony.lead} />
      <TelephonyView
        customerId={customerId}
        customer={customer.status === 'ready' ? customer.data : null}
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
  isFailed: boolean;
  reload: () => void;
}

/** All the settings, from what is needed first to what ends everything. */
export function TelephonyView(props: TelephonyViewProps) {
  const { customerId, customer, status, isFailed, reload } = props;
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
      {!status && !isFailed && <Skeleton rows={6} />}
      {status && (
        <>
          <MissingNotice status={status} />
          <ReceptionSection customerId={customerId} status={status} onChange={reload} />
          <AddressSection customerId={customerId} />
          <SecretSection customerId={customerId} status={status} onChange={reload} />
          <ApiKeySection customerId={customerId} status={status} onChange={reload} />
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
      <ol className="telephony-steps">
        <li>{telephony.missingSecret}</li>
        <li>{telephony.missingDialpad}</li>
        <li>{telephony.missingEnabled}</li>
      </ol>
    </Notice>
  );
}
