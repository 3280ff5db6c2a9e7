import './user-menu.css';
import { customerSchema } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../firebase/callables.ts';
import { useLiveDoc } from '../firebase/use-live.ts';
import { closePopups } from '../ring/ways/popup-window.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { useJoiningWords } from '../words/joining.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { pageSession } from './page-session.ts';
import { pagePaths } from '../console/paths.ts';

/** Who is signed in, for which customer, and signing out. */
export function UserMenu() {
  const words = useWords();
  const joining = useJoiningWords();
  const { member, customerId, customers, signOut } = useConsole();
  const [invited, setInvited] = useState(0);
  const ask = async () => {
    if (member.email === '') return;
    // On failure the menu stays as it was; the page behind the link says what is wrong.
    const answer = await call('ownInvitations', {}).catch(() => null);
    setInvited(answer?.invitations.filter(({ open }) => open).length ?? 0);
  };
  return (
    <Menu label={member.name || member.email} onOpen={() => void ask()}>
      <div className="user-menu">
        <p>
          <strong>{member.name}</strong>
          <span>{words.role[member.role]}</span>
          <span>{member.email}</span>
        </p>
        {customers.length > 1 && (
          <SelectField
            label={words.session.customer}
            value={customerId}
            onChange={(event) => {
              closePopups();
              pageSession.switchCustomer(event.target.value);
            }}
          >
            {customers.map((id) => (
              <option key={id} value={id}>
                <CustomerName customerId={id} />
              </option>
            ))}
          </SelectField>
        )}
        {member.email !== '' && (
          <Link className="user-menu-invitations" to={pagePaths.invitations()}>
            {invited ? joining.count(invited) : joining.menu}
          </Link>
        )}
        <Button onClick={signOut}>{words.shell.signOut}</Button>
      </div>
    </Menu>
  );
}

/** A customer's name; its id until that is known. */
function CustomerName({ customerId }: { customerId: string }) {
  const live = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  return live.status === 'ready' ? live.data?.name || customerId : customerId;
}
