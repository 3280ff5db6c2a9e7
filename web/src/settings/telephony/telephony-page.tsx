import './telephony.css';
import { customerSchema } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { useSettings } from '../settings-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { ContractSection } from './contract-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { ReceptionSection } from './reception-section.tsx';
import { SecretSection } from './secret-section.tsx';
import { useSecretStatus } from './use-secret-status.ts';
import { AddressSection } from './address-section.tsx';

/** The phone system of the customer: whether, from where and with which secret its events are taken. */
export function TelephonyPage() {
  const { nav } = useSettingsWords();
  const words = useSystemWords();
  const { common } = useWords();
  const { customerId } = useSettings();
  const customer = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  const { status, isFailed, reload } = useSecretStatus(customerId);
  const { name = customerId, contractId = null } =
    (customer.status === 'ready' ? customer.data : null) ?? {};
  return (
    <>
      <PageHead title={nav.telephony} lead={words.telephony.lead} />
      <div className="telephony">
        {isFailed && (
          <ErrorLine
            action={
              <Button look="quiet" onClick={reload}>
                {common.retry}
              </Button>
            }
          >
            {words.telephony.statusFailed}
          </ErrorLine>
        )}
        {!status && !isFailed && <Skeleton rows={6} />}
        {status && (
          <>
            <MissingNotice status={status} />
            <ReceptionSection customerId={customerId} status={status} onChange={reload} />
            <AddressSection customerId={customerId} />
            <SecretSection customerId={customerId} status={status} onChange={reload} />
          </>
        )}
        {customer.status === 'ready' && customer.data && (
          <>
            <ContractSection customerId={customerId} contractId={contractId} />
            <DangerSection customerId={customerId} name={name} />
          </>
        )}
      </div>
    </>
  );
}
