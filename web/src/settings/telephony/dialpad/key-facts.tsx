import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import {
  dialpadAreas,
  keyDaysLeft,
  keyWarnDays,
  type DialpadState,
} from '@cti/functions/model/dialpad';
import { useNow } from '../../../ui/clock.ts';
import { cx } from '../../../ui/cx.ts';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';

/** Rows about the company and the key, within a list of facts. */
export function KeyFacts({ state }: { state: DialpadState | null }) {
  const words = useDialpadWords();
  const { key, account } = state ?? {};
  return (
    <>
      {account && (
        <>
          <dt>{words.company}</dt>
          <dd>{account.company || words.companyUnknown}</dd>
        </>
      )}
      <dt>{words.key}</dt>
      <dd>
        <span className="num">{words.keyEnd(key?.end ?? '')}</span>
        {key?.expiresOn && <Until day={key.expiresOn} />}
      </dd>
    </>
  );
}

/** The key's last day, and how near it is. */
function Until({ day }: { day: string }) {
  const words = useDialpadWords();
  const left = keyDaysLeft(day, useNow());
  const isNear = left !== null && left <= keyWarnDays.warning;
  return (
    <span className={cx('dialpad-until num', isNear && 'dialpad-near')}>
      {words.keyUntil(day.replaceAll('-', '/'))}
      {isNear && (left < 0 ? words.keyOver : words.keyDaysLeft(left))}
    </span>
  );
}

/** What the key may do, area by area. */
export function Rights({ account }: { account: NonNullable<DialpadState['account']> }) {
  const words = useDialpadWords();
  return (
    <div className="dialpad-rights">
      <h3>{words.rights}</h3>
      <ul>
        {dialpadAreas.map((area) => {
          const may = !account.missing.includes(area);
          const Mark = may ? IconCircleCheck : IconCircleMinus;
          return (
            <li key={area} className={may ? 'dialpad-may' : 'dialpad-may-not'}>
              <Mark size={16} stroke={1.75} aria-hidden />
              {words.areas[area]}
              <span className={may ? 'aside' : undefined}>{may ? words.may : words.mayNot}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
