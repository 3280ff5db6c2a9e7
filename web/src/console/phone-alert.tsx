import { dialpadSchema } from '@cti/functions/model/dialpad';
import { paths } from '@cti/functions/model/paths';
import { Link } from 'react-router';
import { useLiveDoc } from '../firebase/use-live.ts';
import { ErrorLine } from '../ui/notice.tsx';
import { usePhoneAlertWords } from '../words/phone-alert.ts';
import { useConsole } from './console-context.ts';
import { pagePaths } from './paths.ts';

/** Tells admins that the last check of the phone system found something that keeps calls away. */
export function PhoneAlert() {
  const { customerId, member } = useConsole();
  const isAdmin = member.role === 'admin';
  const state = useLiveDoc(
    isAdmin ? { path: paths.dialpad(customerId), schema: dialpadSchema } : null,
  );
  const check = state.status === 'ready' ? state.data?.check : null;
  const isSevere = check?.findings.some(({ severity }) => severity === 'severe') ?? false;
  return isSevere && <PhoneAlertView />;
}

export function PhoneAlertView() {
  const words = usePhoneAlertWords();
  return (
    <ErrorLine action={<Link to={pagePaths.settings('telephony')}>{words.link}</Link>}>
      {words.text}
    </ErrorLine>
  );
}
