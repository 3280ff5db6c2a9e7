import { useId, useMemo, useState } from 'react';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useConsole } from '../../console/console-context.ts';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { OwnView } from './own-view.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { refusalLine, RefusalLine } from '../widgets/refusal-line.tsx';
import { systemOfMember } from '@cti/functions/model/calls/dialling';
import { paths } from '@cti/functions/model/paths';
import {
  type GroupPopup,
  type Preferences,
  groupPopupDefaults,
  preferenceDefaults,
  preferencesSchema,
} from '@cti/functions/model/desk/popup-choice';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useLanguage, useWords } from '../../words/use-words.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { savePreferences } from '../write-popup.ts';
import { CallChoices } from './call-choices.tsx';
import { OwnFactor } from '../second-factor/own-factor.tsx';
import { orderWaySources, useOrderWays } from '../../dial/order-ways.ts';
import { canOpenTelLinks, openTelLinksHere } from '../../dial/tel-link.ts';
import { Button } from '../../ui/button.tsx';
import { useDialWords } from '../../words/dial.ts';
import { pagePaths } from '../../console/paths.ts';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { pageRinger } from '../../ring/ways/sound/ringer.ts';
import { speak } from '../../ring/ways/sound/speech.ts';
import { volume } from '../../ring/ways/sound/volume.ts';
import { useStore } from '../../store.ts';
import { usePopupWords } from '../../words/settings/popup.ts';

/** The person's own account and this computer's display settings. */
export function OwnPage() {
  const { member, groups, signOut } = useConsole();
  const [open, setOpen] = useState<'password' | 'everywhere' | null>(null);
  const tones = useOwnTones();
  const close = () => setOpen(null);
  const groupNames = member.groupCodes.map(
    (code) => groups.find(({ id }) => id === code)?.name ?? code,
  );
  return (
    <>
      <OwnView
        member={member}
        groupNames={groupNames}
        factor={<OwnFactor />}
        calls={<OwnCalls />}
        sound={<DeviceSound tones={tones} />}
        telLinks={<TelLinks />}
        onSignOut={signOut}
        onChangePassword={() => setOpen('password')}
        onSignOutEverywhere={() => setOpen('everywhere')}
      />
      {open === 'password' && <PasswordDialog onClose={close} />}
      {open === 'everywhere' && <EverywhereDialog onClose={close} />}
    </>
  );
}

function EverywhereDialog({ onClose }: { onClose: () => void }) {
  const words = useSettingsWords();
  const { signOutEverywhere } = useConsole();
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={words.own.everywhere}
      text={words.own.everywhereText}
      submit={words.own.everywhereDo}
      act={signOutEverywhere}
      onClose={onClose}
    />
  );
}

/** The signed-in person's choices about calls, live and saved as they're made. */
function OwnCalls() {
  const words = useWords();
  const { customerId, member, groups } = useConsole();
  const { refusal, run } = useRequest();
  // Optimistic: a choice shows at once; the listener confirms it, or a refusal reverts it.
  const [pressed, setPressed] = useState<Preferences | null>(null);
  const live = useLiveDoc({
    path: paths.preferences(customerId, member.uid),
    schema: preferencesSchema,
  });
  const ways = useOrderWays(useMemo(() => orderWaySources(customerId), [customerId]));
  if (live.status === 'loading') return <Skeleton rows={4} />;
  if (live.status === 'error') return <ErrorLine>{words.pages.error}</ErrorLine>;
  const own = pressed ?? live.data ?? preferenceDefaults;
  return (
    <>
      <CallChoices
        own={own}
        groups={groups.filter(
          ({ id }) => member.role === 'admin' || member.groupCodes.includes(id),
        )}
        system={systemOfMember(member, ways)}
        onChange={(next) => {
          setPressed(next);
          void run(() => savePreferences({ customerId, uid: member.uid }, next)).finally(() =>
            setPressed(null),
          );
        }}
      />
      <RefusalLine code={refusal} />
    </>
  );
}

/** The sounds of the person's first group, for the buttons that play them. */
function useOwnTones() {
  const { member, groups } = useConsole();
  const first = groups.find(({ id }) => member.groupCodes.includes(id)) ?? groups[0];
  return first?.popup ?? groupPopupDefaults;
}

/** Offers to open other pages' telephone links here; the browser asks once, and remembers. */
export function TelLinks() {
  const { links } = useDialWords();
  if (!canOpenTelLinks()) return <p>{links.impossible}</p>;
  return (
    <>
      <p className="own-lead">{links.lead}</p>
      <Button onClick={() => openTelLinksHere(pagePaths.dial())}>{links.offer}</Button>
    </>
  );
}

/** How loud this computer is, and buttons to test it. */
export function DeviceSound({ tones }: { tones: Pick<GroupPopup, 'tone' | 'vipTone'> }) {
  const words = usePopupWords();
  const [language] = useLanguage();
  const id = useId();
  const { level, isMuted } = useStore(volume);
  return (
    <>
      <div className="own-volume">
        <label htmlFor={id}>{words.volume}</label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(level * 100)}
          disabled={isMuted}
          onChange={(event) => volume.set({ isMuted, level: Number(event.target.value) / 100 })}
        />
        <output className="num" htmlFor={id}>
          {isMuted ? 0 : Math.round(level * 100)}%
        </output>
        <Button
          icon={isMuted ? IconVolumeOff : IconVolume}
          aria-pressed={isMuted}
          onClick={() => volume.set({ level, isMuted: !isMuted })}
        >
          {isMuted ? words.unmuted : words.muted}
        </Button>
      </div>
      <div className="own-actions">
        <Button onClick={() => pageRinger().play(tones.tone)}>{words.test}</Button>
        <Button onClick={() => pageRinger().play(tones.vipTone)}>{words.testVip}</Button>
        <Button onClick={() => speak(words.spokenSample, language)}>{words.testSpoken}</Button>
      </div>
    </>
  );
}
