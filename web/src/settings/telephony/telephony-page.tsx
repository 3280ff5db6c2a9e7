import { customerSchema } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { TelephonyView } from './telephony-view.tsx';
import { useSecretStatus } from './use-secret-status.ts';

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
