import { useSettings } from '../settings-context.ts';
import { OwnView } from './own-view.tsx';

/** One's own account and how this computer shows things. */
export function OwnPage() {
  const { member, groups, signOut } = useSettings();
  const groupNames = member.groupCodes.map(
    (code) => groups.find(({ id }) => id === code)?.name ?? code,
  );
  return <OwnView member={member} groupNames={groupNames} onSignOut={signOut} />;
}
