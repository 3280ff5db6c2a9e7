import { extensionPattern } from '@cti/functions/model/calls/extension';
import {
  echoNumberPattern,
  sipAddressPattern,
  type SipConnection,
  sipDomainPattern,
  sipRealmPattern,
  type Softphone,
  softphoneSchema,
} from '@cti/functions/model/desk/softphone';
import { paths } from '@cti/functions/model/paths';
import { useState } from 'react';
import { useConsole } from '../../console/console-context.ts';
import { call } from '../../firebase/callables.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { InputField, TextareaField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSoftphoneWords } from '../../words/settings/softphone.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';

interface Saved {
  connection: SipConnection | null;
  passwords: { extension: string; password: string | null }[];
}

/** The browser's phone: how it reaches the PBX, and the extensions' passwords. */
export function SoftphoneSection() {
  const words = useSoftphoneWords();
  const { customerId } = useConsole();
  const request = useRequest();
  const live = useLiveDoc({ path: paths.softphone(customerId), schema: softphoneSchema });
  const [turn, setTurn] = useState(0);
  if (live.status !== 'ready') return null;
  const save = (saved: Saved) =>
    void request.run(async () => {
      await call('saveSoftphone', { customerId, ...saved });
      showToast(saved.connection === null ? words.removed : words.saved);
      // The form forgets the passwords.
      setTurn((before) => before + 1);
    });
  return <SoftphoneForm key={turn} softphone={live.data} onSave={save} {...request} />;
}

type Request = Pick<ReturnType<typeof useRequest>, 'isBusy' | 'refusal'>;

/** The form; passwords live only in its state, and none is ever shown again. */
export function SoftphoneForm({
  softphone,
  onSave,
  isBusy,
  refusal,
}: Request & { softphone: Softphone | null; onSave: (saved: Saved) => void }) {
  const words = useSoftphoneWords();
  const [address, setAddress] = useState(softphone?.address ?? '');
  const [domain, setDomain] = useState(softphone?.domain ?? '');
  const [realm, setRealm] = useState(softphone?.realm ?? 'asterisk');
  const [echo, setEcho] = useState(softphone?.echo ?? '');
  const [typed, setTyped] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const passwords = readPasswords(typed);
  const connection: SipConnection = {
    address: address.trim(),
    domain: domain.trim(),
    realm: realm.trim(),
    echo: echo.trim() || null,
  };
  const wrong = {
    address: !sipAddressPattern.test(connection.address),
    domain: !sipDomainPattern.test(connection.domain),
    realm: !sipRealmPattern.test(connection.realm),
    echo: connection.echo !== null && !echoNumberPattern.test(connection.echo),
    passwords: 'wrongLine' in passwords,
  };
  const errorOf = (field: keyof typeof wrong, text: string) =>
    isChecked && wrong[field] ? text : null;
  const field = { autoComplete: 'off', spellCheck: false };
  return (
    <section className="telephony-section" aria-labelledby="softphone-title">
      <h2 id="softphone-title">{words.title}</h2>
      <p className="settings-note">{words.lead}</p>
      <form
        className="dialpad-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (Object.values(wrong).includes(true) || !('rows' in passwords)) return;
          onSave({ connection, passwords: passwords.rows });
        }}
      >
        <InputField
          {...field}
          label={words.address}
          value={address}
          error={errorOf('address', words.addressWrong)}
          hint={words.addressHint}
          onChange={(event) => setAddress(event.target.value)}
        />
        <InputField
          {...field}
          label={words.domain}
          value={domain}
          error={errorOf('domain', words.domainWrong)}
          hint={words.domainHint}
          onChange={(event) => setDomain(event.target.value)}
        />
        <InputField
          {...field}
          label={words.realm}
          value={realm}
          error={errorOf('realm', words.realmWrong)}
          hint={words.realmHint}
          onChange={(event) => setRealm(event.target.value)}
        />
        <InputField
          {...field}
          label={words.echo}
          note={words.optional}
          value={echo}
          error={errorOf('echo', words.echoWrong)}
          onChange={(event) => setEcho(event.target.value)}
        />
        <TextareaField
          {...field}
          className="softphone-passwords"
          label={words.passwords}
          rows={4}
          value={typed}
          error={
            'wrongLine' in passwords
              ? errorOf('passwords', words.passwordsWrong(passwords.wrongLine))
              : null
          }
          hint={words.passwordsHint}
          onChange={(event) => setTyped(event.target.value)}
        />
        {softphone && softphone.extensions.length > 0 && (
          <p className="settings-note">{words.known(softphone.extensions.join(', '))}</p>
        )}
        <p className="settings-note">{words.members}</p>
        <RefusalLine code={refusal} />
        <div className="telephony-actions">
          <Button type="submit" busy={isBusy}>
            {words.save}
          </Button>
          {softphone && (
            <Button
              look="quiet"
              disabled={isBusy}
              onClick={() => onSave({ connection: null, passwords: [] })}
            >
              {words.remove}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

/** Lines of `extension password`, `-` for none any more; or the number of the first line that can't be read. */
export function readPasswords(text: string): { rows: Saved['passwords'] } | { wrongLine: number } {
  const rows: Saved['passwords'] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const [, extension = '', password = ''] = /^(\S+)\s+(\S.{0,199})$/.exec(trimmed) ?? [];
    if (!extensionPattern.test(extension)) return { wrongLine: at + 1 };
    rows.push({ extension, password: password === '-' ? null : password });
  }
  return { rows };
}
