import { CopyButton } from '../../ui/copy-button.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';

/** Where the phone system sends its events: below the address this page itself came from. */
export function AddressSection({ customerId }: { customerId: string }) {
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
