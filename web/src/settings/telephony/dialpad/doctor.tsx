import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { DialpadState, Finding, FindingCode } from '@cti/functions/model/dialpad';
import { useState } from 'react';
import { call } from '../../../firebase/callables.ts';
import { Button } from '../../../ui/button.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useFormat } from '../../../ui/format.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';
import { RefusalLine } from '../../widgets/refusal-line.tsx';
import { useRequest } from '../../widgets/use-request.ts';

type Mend = 'connect' | 'enable' | 'drop' | 'key';

/** What mends a finding; the rest can't be mended from here. */
const mends: Partial<Record<FindingCode, Mend>> = {
  'key-refused': 'key',
  'key-expired': 'key',
  'key-expiring': 'key',
  'webhook-missing': 'connect',
  'webhook-twice': 'connect',
  'secret-differs': 'connect',
  'subscription-missing': 'connect',
  'subscription-disabled': 'connect',
  'states-missing': 'connect',
  'subscription-twice': 'connect',
  'notices-missing': 'connect',
  'reception-off': 'enable',
  'previous-secret': 'drop',
};

interface DoctorProps {
  customerId: string;
  check: DialpadState['check'];
  officeIds: string[];
  onChange: () => void;
  onReplaceKey: () => void;
}

/** The last check of the connection: what it found, and a button for what can be mended. */
export function Doctor({ customerId, check, officeIds, onChange, onReplaceKey }: DoctorProps) {
  const words = useDialpadWords();
  const format = useFormat();
  const now = useNow(false);
  const [pressed, setPressed] = useState<FindingCode | null>(null);
  const { isBusy, refusal, run } = useRequest();
  const checkNow = () => {
    setPressed(null);
    void run(async () => {
      await call('checkDialpad', { customerId });
    });
  };
  const does: Record<Exclude<Mend, 'key'>, () => Promise<unknown>> = {
    connect: () => call('connectDialpad', { customerId, officeIds }),
    enable: () => call('setTelephony', { customerId, enabled: true }),
    drop: () => call('dropPreviousSecret', { customerId }),
  };
  const mend = (code: FindingCode, how: Mend) => {
    if (how === 'key') return onReplaceKey();
    setPressed(code);
    void run(async () => {
      await does[how]();
      await call('checkDialpad', { customerId });
      showToast(words.mended);
      onChange();
    });
  };
  const findings = check?.findings ?? [];
  return (
    <div className="dialpad-doctor">
      <header>
        <div>
          <h3>{words.doctor}</h3>
          <p className="settings-note num">
            {check ? words.checkedAt(format.dateTime(check.at, now)) : words.neverChecked}{' '}
            {words.doctorLead}
          </p>
        </div>
        <Button busy={isBusy && pressed === null} onClick={checkNow}>
          {words.check}
        </Button>
      </header>
      {check && findings.length === 0 && (
        <p className="dialpad-good">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          {words.allGood}
        </p>
      )}
      {findings.length > 0 && (
        <ul className="dialpad-findings">
          {findings.map((finding) => {
            const how = mends[finding.code];
            return (
              <FindingRow key={finding.code} finding={finding}>
                {how && (
                  <Button
                    busy={isBusy && pressed === finding.code}
                    onClick={() => mend(finding.code, how)}
                  >
                    {words.mends[how]}
                  </Button>
                )}
              </FindingRow>
            );
          })}
        </ul>
      )}
      <RefusalLine code={refusal} />
    </div>
  );
}

function FindingRow({ finding, children }: { finding: Finding; children: React.ReactNode }) {
  const words = useDialpadWords();
  const { code, severity, count } = finding;
  const { what, why } = words.findings[code];
  const Mark = severity === 'note' ? IconInfoCircle : IconAlertTriangle;
  return (
    <li className={`dialpad-finding dialpad-${severity}`}>
      <Mark size={16} stroke={1.75} aria-hidden />
      <div>
        <strong>
          <span className="dialpad-severity">{words.severities[severity]}</span>{' '}
          <span className="num">{what(count ?? 0)}</span>
        </strong>
        <p>{why}</p>
      </div>
      {children}
    </li>
  );
}
