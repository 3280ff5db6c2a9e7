import './members.css';
import { type Invitation, isOpen } from '@cti/functions/model/members/invitation';
import type { Member } from '@cti/functions/model/members/member';
import { useState } from 'react';
import { call } from '../../firebase/callables.ts';
import type { Row } from '../../firebase/spec.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { refusalLine } from '../widgets/refusal-line.tsx';

type InvitationState = 'waiting' | 'unsent' | 'expired' | 'lapsed';

interface InvitationsViewProps {
  customerId: string;
  /** Unanswered ones. */
  invitations: readonly Row<Invitation>[];
  members: readonly Row<Member>[];
  groupNames: ReadonlyMap<string, string>;
}

/** Who has been invited as a member and hasn't answered. */
export function InvitationsView(props: InvitationsViewProps) {
  const { customerId, invitations, members, groupNames } = props;
  const words = useSettingsWords();
  const now = useNow(false);
  const [withdrawn, setWithdrawn] = useState<Row<Invitation> | null>(null);
  if (invitations.length === 0) return null;
  const stateOf = (invitation: Invitation): InvitationState => {
    const inviter = members.find(({ id }) => id === invitation.invitedByUid);
    const mayInvite =
      invitation.invitedByUid === 'command' || (inviter?.active && inviter.role === 'admin');
    if (!isOpen(invitation, new Date(now))) return 'expired';
    if (!mayInvite) return 'lapsed';
    return invitation.sentAt ? 'waiting' : 'unsent';
  };
  return (
    <section className="invitations" aria-label={words.invitations.title}>
      <h2>{words.invitations.title}</h2>
      <SettingsTable
        label={words.invitations.title}
        columns={[
          { name: words.members.name, width: '18%' },
          { name: words.members.login, width: '24%' },
          { name: words.members.role, width: '104px' },
          words.members.groups,
          { name: words.invitations.sentAt, width: '112px' },
          { name: words.invitations.expires, width: '112px' },
          { name: words.invitations.state, width: '112px' },
          { name: words.invitations.actions, width: '160px', isSilent: true },
        ]}
      >
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            customerId={customerId}
            invitation={invitation}
            state={stateOf(invitation)}
            now={now}
            groupNames={groupNames}
            onWithdraw={() => setWithdrawn(invitation)}
          />
        ))}
      </SettingsTable>
      {withdrawn && (
        <ConfirmDialog
          problemOf={refusalLine}
          title={words.invitations.withdrawTitle}
          text={words.invitations.confirmWithdraw(withdrawn.name)}
          submit={words.invitations.withdraw}
          isDanger
          act={async () => {
            const invitationId = withdrawn.id;
            await call('changeInvitation', { customerId, invitationId, change: 'withdraw' });
            showToast(words.invitations.withdrawn(withdrawn.name));
            setWithdrawn(null);
          }}
          onClose={() => setWithdrawn(null)}
        />
      )}
    </section>
  );
}

interface InvitationRowProps {
  customerId: string;
  invitation: Row<Invitation>;
  state: InvitationState;
  now: number;
  groupNames: ReadonlyMap<string, string>;
  onWithdraw: () => void;
}

function InvitationRow(props: InvitationRowProps) {
  const { customerId, invitation, state, now, groupNames, onWithdraw } = props;
  const { name, email, role, groupCodes, sentAt, expiresAt, id } = invitation;
  const words = useSettingsWords();
  const { role: roleNames } = useWords();
  const format = useFormat();
  const { isBusy, refusal, run } = useRequest();
  const codes = groupCodes.map((code) => groupNames.get(code) ?? code).join('、');
  const groups = role === 'admin' ? words.members.allGroups : codes || words.common.noGroup;
  const sendAgain = () =>
    run(async () => {
      await call('changeInvitation', { customerId, invitationId: id, change: 'send-again' });
      showToast(words.invitations.sentAgain(email));
    });
  return (
    <tr>
      <td className="clip" title={name}>
        {name}
      </td>
      <td className="row-second clip" title={email}>
        {email}
      </td>
      <td className="row-second">{roleNames[role]}</td>
      <td className="row-second clip" title={groups}>
        {groups}
      </td>
      <td className="num row-second">{sentAt ? format.date(sentAt, now) : '—'}</td>
      <td className="num row-second">{format.date(expiresAt, now)}</td>
      <td>
        <StateBadge state={state} />
      </td>
      <td>
        <span className="invitation-actions">
          <Button busy={isBusy} onClick={() => void sendAgain()}>
            {words.invitations.sendAgain}
          </Button>
          <Button look="quiet" onClick={onWithdraw}>
            {words.invitations.withdraw}
          </Button>
        </span>
        {refusal && <ErrorLine>{words.refusals[refusal]}</ErrorLine>}
      </td>
    </tr>
  );
}

function StateBadge({ state }: { state: InvitationState }) {
  const { invitations: words } = useSettingsWords();
  switch (state) {
    case 'waiting':
      return <span className="row-quiet">{words.waiting}</span>;
    case 'unsent':
      return (
        <span title={words.unsentHint}>
          <Badge tone="missed">{words.unsent}</Badge>
        </span>
      );
    case 'expired':
      return <Badge tone="ringing">{words.expired}</Badge>;
    case 'lapsed':
      return (
        <span title={words.lapsedHint}>
          <Badge tone="missed">{words.lapsed}</Badge>
        </span>
      );
  }
}
