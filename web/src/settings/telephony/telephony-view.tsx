import './telephony.css';
import type { Customer } from '@cti/functions/model/customer';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { AddressSection } from './address-section.tsx';
import { ApiKeySection } from './api-key-section.tsx';
import { ContractSection } from './contract-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { ReceptionSection } from './reception-section.tsx';
import { SecretSection } from './secret-section.tsx';
import type { SecretStatus } from './use-secret-status.ts';

interface TelephonyViewProps {
  customerId: string;
  /** Null = not yet known. */
  customer: Pick<Customer, 'name' | 'contractId'> | null;
  /** Null = not yet known. */
  status: SecretStatus | null;
  isFailed: boolean;
  reload: () => void;
}

/** All there is to set, from what is needed first to what ends everything. */
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
