import './steer-call.css';
import { useCallback, useEffect, useState } from 'react';
import {
  IconBuilding,
  IconParking,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/calls/call';
import {
  maySteer,
  systemOfCall,
  talkingLeg,
  type OrderSystem,
} from '@cti/functions/model/calls/dialling';
import { useOrderWays } from '../dial/order-ways.ts';
import type { Steering, TransferHow, TransferTarget } from '../dial/steering.ts';
import { refusalText } from '../dial/use-dialling.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { useAction } from '../ui/dialogs/use-action.ts';
import { EmptyLine, ErrorLine } from '../ui/notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialWords } from '../words/dial.ts';
import { usePopupMoreWords } from '../words/popup.ts';
import { useWords } from '../words/use-words.tsx';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';

export interface SteerCallProps {
  call: Call;
  steering: Steering;
  viewer: Viewer;
  draft: MemoDraft;
}

/**
 * Ends, transfers or parks a call at its phone system, for whoever talks and for admins. Nothing where that can't be
 * asked to.
 */
export function SteerCall({ call, steering, viewer, draft }: SteerCallProps) {
  const system = systemOfCall(call, useOrderWays(steering));
  const callId = talkingLeg(call);
  if (callId === null || system === null || !maySteer(call, viewer)) return null;
  // Another leg is another conversation: nothing asked about this one goes on.
  return <SteerLeg key={callId} {...{ call, callId, system, steering, draft }} />;
}

function SteerLeg({
  call: { linkedId },
  callId,
  system,
  steering,
  draft,
}: Omit<SteerCallProps, 'viewer'> & { callId: string; system: OrderSystem }) {
  const { steer } = usePopupMoreWords();
  const dial = useDialWords();
  const { common } = useWords();
  const [asks, setAsks] = useState<'end' | 'transfer' | null>(null);
  const { isBusy, run } = useAction((error) => {
    showToast(refusalText(error, dial, system), { tone: 'missed' });
    return true;
  });
  const load = useCallback(() => steering.targets(linkedId), [steering, linkedId]);
  const close = () => setAsks(null);
  const hangUp = () =>
    void run(async () => {
      await steering.hangUp({ linkedId, callId });
      showToast(steer.hungUp);
      close();
    });
  const park = () =>
    void run(async () => {
      // Whoever takes the call reads it.
      draft.flush();
      showToast(steer.parked(await steering.park({ linkedId, callId })));
    });
  if (asks === 'end') {
    return (
      <div className="steer">
        <span className="steer-ask">{steer.hangUpAsk}</span>
        <Button onClick={close}>{common.cancel}</Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed */}
        <Button look="danger" icon={IconPhoneOff} busy={isBusy} onClick={hangUp} autoFocus>
          {steer.hangUp}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button
        icon={IconPhoneOutgoing}
        onClick={() => {
          // Whoever takes the call reads it.
          draft.flush();
          setAsks('transfer');
        }}
      >
        {steer.transfer}
      </Button>
      {system === 'bridge' && (
        <Button icon={IconParking} busy={isBusy} onClick={park}>
          {steer.park}
        </Button>
      )}
      <Button look="danger" icon={IconPhoneOff} onClick={() => setAsks('end')}>
        {steer.hangUp}
      </Button>
      {asks === 'transfer' && (
        <TransferDialog
          system={system}
          load={load}
          transfer={async ({ type, id }, how) => {
            draft.flush();
            await steering.transfer({ linkedId, callId }, { type, id }, how);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

const hows = ['blind', 'attended'] as const;

/** With more, there's a field to search in. */
const fewTargets = 8;

interface TransferDialogProps {
  system: OrderSystem;
  /** The same function each time. */
  load: () => Promise<TransferTarget[]>;
  transfer: (to: TransferTarget, how: TransferHow) => Promise<void>;
  onClose: () => void;
}

/** Whom to transfer a call to: one press does it. */
export function TransferDialog({ system, load, transfer, onClose }: TransferDialogProps) {
  const { steer } = usePopupMoreWords();
  const dial = useDialWords();
  const [targets, setTargets] = useState<readonly TransferTarget[] | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [how, setHow] = useState<TransferHow>('blind');
  const passing = useAction((error) => refusalText(error, dial, system));
  useEffect(() => {
    let gone = false;
    load().then(
      (found) => gone || setTargets(found),
      (error: unknown) => gone || setProblem(error),
    );
    return () => {
      gone = true;
    };
  }, [load, attempt]);
  const readAgain = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  const press = (to: TransferTarget) =>
    void passing.run(async () => {
      await transfer(to, how);
      showToast(how === 'blind' ? steer.transferred(to.name) : steer.attended(to.name));
      onClose();
    });
  const found = (targets ?? []).filter(({ name }) =>
    name.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const isMember = ({ type }: TransferTarget) => type === 'member';
  return (
    <Dialog title={steer.transferTitle} onClose={onClose}>
      <div className="targets">
        {system === 'bridge' && (
          <Choice
            label={steer.how}
            value={how}
            options={hows.map((value) => ({ value, label: steer.hows[value] }))}
            onChange={setHow}
          />
        )}
        <p className="targets-hint">{how === 'blind' ? steer.transferHint : steer.attendedHint}</p>
        {passing.problem && <ErrorLine>{passing.problem}</ErrorLine>}
        {problem !== null && (
          <ErrorLine action={<Button onClick={readAgain}>{steer.again}</Button>}>
            {refusalText(problem, dial, system)}
          </ErrorLine>
        )}
        {targets === null && problem === null && <Skeleton rows={4} />}
        {targets?.length === 0 && <EmptyLine>{steer.none}</EmptyLine>}
        {targets !== null && targets.length > fewTargets && (
          <SearchField
            label={steer.search}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        {targets !== null && targets.length > 0 && (
          <div className="targets-list" aria-busy={passing.isBusy}>
            <TargetList
              title={steer.people}
              targets={found.filter(isMember)}
              isBusy={passing.isBusy}
              onPress={press}
            />
            <TargetList
              title={steer.places}
              targets={found.filter((target) => !isMember(target))}
              isBusy={passing.isBusy}
              onPress={press}
            />
            {found.length === 0 && <EmptyLine>{steer.noneFound}</EmptyLine>}
          </div>
        )}
      </div>
    </Dialog>
  );
}

const icons = {
  member: IconUser,
  office: IconBuilding,
  department: IconUsersGroup,
  callcenter: IconUsersGroup,
} as const;

interface TargetListProps {
  title: string;
  targets: readonly TransferTarget[];
  isBusy: boolean;
  onPress: (target: TransferTarget) => void;
}

function TargetList({ title, targets, isBusy, onPress }: TargetListProps) {
  if (targets.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {targets.map((target) => {
          const TargetIcon = icons[target.type];
          return (
            <li key={`${target.type} ${target.id}`}>
              <button
                type="button"
                className="target"
                aria-disabled={isBusy || undefined}
                onClick={() => onPress(target)}
              >
                <TargetIcon size={16} stroke={1.75} aria-hidden />
                <span className="clip">{target.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
