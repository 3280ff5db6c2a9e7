import './own-view.css';
import { type ReactNode, useState } from 'react';
import type { Member } from '@cti/functions/model/members/member';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { type Theme, readTheme, writeTheme } from '../../ui/theme.ts';
import { useDialWords } from '../../words/dial.ts';
import { usePopupWords } from '../../words/settings/popup.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useLanguage, useWords } from '../../words/use-words.tsx';

interface OwnViewProps {
  member: Member;
  /** Names of the member's groups; an admin sees all and needs none. */
  groupNames: readonly string[];
  onSignOut: () => void;
  onChangePassword: () => void;
  onSignOutEverywhere: () => void;
  /** The second factor; empty where there is none. */
  factor: ReactNode;
  /** The choices about calls. */
  calls: ReactNode;
  /** How they sound here. */
  sound: ReactNode;
  /** What other pages' telephone links do. */
  telLinks: ReactNode;
}

/** What people can see about themselves and set for this computer. */
export function OwnView(props: OwnViewProps) {
  const { member, groupNames, onSignOut, onChangePassword, onSignOutEverywhere } = props;
  const { factor, calls, sound, telLinks } = props;
  const words = useWords();
  const { own, nav } = useSettingsWords();
  const popup = usePopupWords();
  const { links } = useDialWords();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useState(readTheme);
  const themes = ['system', 'light', 'dark'] as const satisfies Theme[];
  const languages = ['ja', 'en'] as const;
  const groups = member.role === 'admin' ? own.allGroups : groupNames.join('、') || own.noGroups;
  return (
    <div className="settings">
      <h1>{nav.own}</h1>
      <Section title={own.account}>
        <dl>
          <dt>{own.name}</dt>
          <dd>{member.name}</dd>
          <dt>{own.login}</dt>
          <dd>{member.email || (member.loginHint ? own.loginPhone(member.loginHint) : '')}</dd>
          <dt>{own.role}</dt>
          <dd>{words.role[member.role]}</dd>
          <dt>{own.groups}</dt>
          <dd>{groups}</dd>
        </dl>
        <div className="own-actions">
          <Button onClick={onChangePassword}>{own.changePassword}</Button>
          <Button onClick={onSignOut}>{words.shell.signOut}</Button>
          <Button onClick={onSignOutEverywhere}>{own.everywhere}</Button>
        </div>
      </Section>
      {factor}
      <Section title={popup.title}>{calls}</Section>
      <Section title={popup.device}>{sound}</Section>
      <Section title={links.title}>{telLinks}</Section>
      <Section title={own.display}>
        <Choice
          label={words.shell.language}
          value={language}
          options={languages.map((value) => ({ value, label: words.settings.languages[value] }))}
          onChange={setLanguage}
        />
        <Choice
          label={words.shell.theme}
          value={theme}
          options={themes.map((value) => ({ value, label: own.themes[value] }))}
          onChange={(next) => {
            setTheme(next);
            writeTheme(next);
          }}
        />
      </Section>
      <Section title={own.notifications}>
        <NotificationPermission />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The browser asks only after a click, and only once; afterwards it can be changed in the browser's own menu. */
function NotificationPermission() {
  const { own } = useSettingsWords();
  const [state, setState] = useState<NotificationPermission | 'unsupported'>(() =>
    'Notification' in window ? Notification.permission : 'unsupported',
  );
  return (
    <>
      <p>{own.notificationStates[state]}</p>
      {state === 'default' && (
        <Button onClick={() => void Notification.requestPermission().then(setState)}>
          {own.allowNotifications}
        </Button>
      )}
    </>
  );
}
