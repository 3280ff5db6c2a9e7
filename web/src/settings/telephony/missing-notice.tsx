import { Notice } from '../../ui/notice.tsx';
import { useSystemWords } from '../../words/settings/use-system-words.ts';
import type { SecretStatus } from './use-secret-status.ts';

/** Why no call is shown, for a customer without a phone system or with one that is switched off. */
export function MissingNotice({ status }: { status: SecretStatus }) {
  const { telephony } = useSystemWords();
  if (status.enabled && status.hasCurrent) return null;
  if (status.hasCurrent) {
    return (
      <Notice tone="ringing">
        <p className="telephony-notice-title">{telephony.pausedTitle}</p>
        <p>{telephony.pausedText}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="plain">
      <p className="telephony-notice-title">{telephony.missingTitle}</p>
      <p>{telephony.missingText}</p>
      <ol className="telephony-steps">
        <li>{telephony.missingSecret}</li>
        <li>{telephony.missingDialpad}</li>
        <li>{telephony.missingEnabled}</li>
      </ol>
    </Notice>
  );
}
