import './sessions.css';
import { paths } from '@cti/functions/model/paths';
import {
  defaultSessionLimits,
  secondFactorSchema,
  type SessionLimits,
} from '@cti/functions/model/members/session-limits';
import type { Member } from '@cti/functions/model/members/member';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { useSessionLimitsWords } from '../../words/session-limits.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useLanguage, useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { useMembers } from '../use-lists.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import type { RefusalCode } from '@cti/functions/model/callables';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Options, SelectField } from '../../ui/field.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useSessionLimits } from '../../console/use-session-limits.ts';
import { saveSigned } from '../write-settings.ts';
import { Form } from '../../ui/form.tsx';

/** How long the customer's members stay signed in. */
export function SessionsPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const words = useSessionLimitsWords();
  const { customerId, member, hasSecondFactor } = useConsole();
  const members = useMembers(customerId);
  const action = useRequest();
  const live = useSessionLimits(customerId);

  const save = (limits: SessionLimits) =>
    void action.run(async () => {
      const writer = { customerId, uid: member.uid };
      await saveSigned(writer, paths.settings(customerId, 'sessions'), limits);
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={3} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const { idleMinutes, absoluteDays, secondFactor } = live.data ?? defaultSessionLimits;
  return (
    <>
      <PageHead title={nav.sessions} lead={words.lead} />
      <SessionsView
        key={`${idleMinutes} ${absoluteDays} ${secondFactor}`}
        hasSecondFactor={hasSecondFactor}
        phoneAdmins={members.status === 'ready' ? phoneAdminsAmong(members.data) : []}
        limits={{ idleMinutes, absoluteDays, secondFactor }}
        onSave={save}
        {...action}
      />
    </>
  );
}

/** The names of admins who can't have a second factor, as Auth has none for sign-ins by phone number. */
const phoneAdminsAmong = (members: readonly Member[]): string[] =>
  members
    .filter(({ role, active, email }) => role === 'admin' && active && email === '')
    .map(({ name }) => name);

/** The choices; a limit set elsewhere is added to them. */
const offeredMinutes = [5, 15, 30, 60, 120, 240, 480, 720];
const offeredDays = [1, 3, 7, 14, 30, 60, 90];
const never = '';

const among = (offered: readonly number[], present: number | null): number[] =>
  [...new Set([...offered, ...(present === null ? [] : [present])])].toSorted((a, b) => a - b);

interface SessionsViewProps {
  /** The current setting. */
  limits: SessionLimits;
  /** Whether the person signed in with one: nobody else may require it. */
  hasSecondFactor: boolean;
  /** Admins who can't have one. */
  phoneAdmins: readonly string[];
  isBusy: boolean;
  refusal: RefusalCode | null;
  onSave: (limits: SessionLimits) => void;
}

/** When a session ends by itself, and what signing in takes. */
export function SessionsView(props: SessionsViewProps) {
  const { limits, hasSecondFactor, phoneAdmins, isBusy, refusal, onSave } = props;
  const words = useSessionLimitsWords();
  const { setting } = useSecondFactorWords();
  const { common } = useWords();
  const [chosen, setChosen] = useState(limits);
  const isSame =
    chosen.idleMinutes === limits.idleMinutes &&
    chosen.absoluteDays === limits.absoluteDays &&
    chosen.secondFactor === limits.secondFactor;
  const becomes = chosen.secondFactor === limits.secondFactor ? null : chosen.secondFactor;
  return (
    <Form className="sessions" noValidate onSubmit={() => onSave(chosen)}>
      <SelectField
        label={words.idle}
        hint={words.idleHint}
        value={chosen.idleMinutes ?? never}
        onChange={({ target }) =>
          setChosen({
            ...chosen,
            idleMinutes: target.value === never ? null : Number(target.value),
          })
        }
      >
        <option value={never}>{words.never}</option>
        <Options
          of={among(offeredMinutes, limits.idleMinutes).map((minutes) => [
            minutes,
            minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes),
          ])}
        />
      </SelectField>
      <SelectField
        label={words.absolute}
        hint={words.absoluteHint}
        value={chosen.absoluteDays}
        onChange={({ target }) => setChosen({ ...chosen, absoluteDays: Number(target.value) })}
      >
        {among(offeredDays, limits.absoluteDays).map((days) => (
          <option key={days} value={days}>
            {words.days(days)}
            {days === defaultSessionLimits.absoluteDays && words.usual}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={setting.label}
        hint={hasSecondFactor ? setting.hint : setting.notYours}
        value={chosen.secondFactor}
        onChange={({ target }) =>
          setChosen({ ...chosen, secondFactor: secondFactorSchema.parse(target.value) })
        }
      >
        {secondFactorSchema.options.map((choice) => (
          <option
            key={choice}
            value={choice}
            disabled={choice === 'required' && !hasSecondFactor && limits.secondFactor !== choice}
          >
            {setting.choices[choice]}
          </option>
        ))}
      </SelectField>
      <FactorNotice becomes={becomes} phoneAdmins={phoneAdmins} />
      <RefusalLine code={refusal} />
      <Button type="submit" look="primary" busy={isBusy} disabled={isSame}>
        {common.save}
      </Button>
      <p className="settings-note">{words.note}</p>
    </Form>
  );
}

/** What saving another choice about the second factor does; null = the choice is as it was. */
export function FactorNotice({
  becomes,
  phoneAdmins,
}: {
  becomes: SessionLimits['secondFactor'] | null;
  phoneAdmins: readonly string[];
}) {
  const { setting } = useSecondFactorWords();
  const [language] = useLanguage();
  if (becomes === 'off') return <Notice tone="plain">{setting.stillAsked}</Notice>;
  if (becomes !== 'required') return null;
  return (
    <Notice tone="ringing">
      {setting.effect}
      {phoneAdmins.length > 0 && (
        <p>{setting.phoneAdmins(phoneAdmins.join(language === 'en' ? ', ' : '、'))}</p>
      )}
    </Notice>
  );
}
