import type { Call } from '@cti/functions/model/call';
import { AttachContact } from './attach-contact.tsx';
import type { CallDesk } from './call-desk.ts';
import { RegistrationForm } from './registration-form.tsx';

/** Who is calling? Somebody new, unless the number is withheld, or somebody already registered. */
export function Registration({ call, desk }: { call: Call; desk: CallDesk }) {
  const { linkedId, externalNumber: phone } = call;
  return (
    <>
      {phone !== null && (
        <RegistrationForm onSubmit={(contact) => desk.register(linkedId, phone, contact)} />
      )}
      <AttachContact
        desk={desk}
        hasNumber={phone !== null}
        onAttach={(contactId) => desk.chooseCaller(linkedId, contactId, phone !== null)}
      />
    </>
  );
}
