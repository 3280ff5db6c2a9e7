import './user-menu.css';
import { customerSchema } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';
import { closePopups } from '../popup/popup-window.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from './console-context.ts';
import { pageSession } from './page-session.ts';

/** Who is signed in, for which customer, and the way out. */
export function UserMenu() {
  const words = useWords();
  const { member, customerId, customers, signOut } = useConsole();
  return (
    <Menu label={member.name || member.email}>
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
        <Button onClick={signOut}>{words.shell.signOut}</Button>
      </div>
    </Menu>
  );
}

/** What a customer is called; its id until that is known. */
function CustomerName({ customerId }: { customerId: string }) {
  const live = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  return live.status === 'ready' ? live.data?.name || customerId : customerId;
}
