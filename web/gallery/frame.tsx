import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import {
  IconArmchair,
  IconArrowBackUp,
  IconChartBar,
  IconHistory,
  IconPhoneIncoming,
  IconPhonePlus,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { StatusMenu } from '../src/agents/status-menu.tsx';
import { Shell } from '../src/app/shell.tsx';
import { Button } from '../src/ui/button.tsx';
import { ConnectionLight } from '../src/ui/connection-light.tsx';
import { BareSelect } from '../src/ui/field.tsx';
import { Menu } from '../src/ui/menu.tsx';
import { SearchField } from '../src/ui/search-field.tsx';
import { useWords } from '../src/words/use-words.tsx';
import * as data from './fixtures.ts';

/** The shell around every page of the gallery, with what its bar holds. */
export function Frame({
  at = '/',
  off = false,
  children,
}: {
  at?: string;
  off?: boolean;
  children: ReactNode;
}) {
  const words = useWords();
  const items = [
    { to: '/', label: words.shell.calls, icon: IconPhoneIncoming, count: 2, urgent: true },
    { to: '/history', label: words.shell.history, icon: IconHistory },
    { to: '/callbacks', label: words.shell.callbacks, icon: IconArrowBackUp, count: 3 },
    { to: '/contacts', label: words.shell.contacts, icon: IconUsers },
    { to: '/seats', label: words.shell.seats, icon: IconArmchair },
    { to: '/stats', label: words.shell.stats, icon: IconChartBar },
    { to: '/settings', label: words.shell.settings, icon: IconSettings, last: true },
  ];
  return (
    <MemoryRouter initialEntries={[at]}>
      <Shell
        items={items}
        group={
          <BareSelect label={words.shell.group} defaultValue="G01">
            {data.stores.map(({ group, name }) => (
              <option key={group} value={group}>
                {name}
              </option>
            ))}
          </BareSelect>
        }
        search={<SearchField label={words.shell.search} />}
        status={
          <>
            {at === '/' && (
              <Button icon={IconPhonePlus}>
                <span className="roomy-word">テスト着信</span>
              </Button>
            )}
            <StatusMenu
              agent={{ status: 0, since: new Date(data.now - 192_000), chosen: 0 }}
              onChoose={() => {}}
            />
          </>
        }
        clock="12:04"
        user={
          <Menu label="山本 さくら">
            <Button look="quiet">{words.shell.signOut}</Button>
          </Menu>
        }
        light={
          <ConnectionLight
            state={off ? 'disconnected' : 'connected'}
            latencyMs={off ? null : 210}
          />
        }
      >
        {at === '/history' && <h1 className="aside">{words.history.title}</h1>}
        {children}
      </Shell>
    </MemoryRouter>
  );
}
