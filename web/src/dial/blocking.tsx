import './blocking.css';
import { type ReactNode, useMemo, useState } from 'react';
import { IconBan } from '@tabler/icons-react';
import { type BlockedNumber, blockReasonLimit } from '@cti/functions/model/calls/dialling';
import { formatPhone } from '../call/phone.ts';
import { useSource } from '../firebase/use-source.ts';
import { MenuItem } from '../ui/action-menu.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.ts';
import { FormDialog } from '../ui/dialogs/form-dialog.tsx';
import { useAction } from '../ui/dialogs/use-action.ts';
import { InputField } from '../ui/field.tsx';
import { useFormat } from '../ui/format.ts';
import { ErrorLine, Notice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialWords } from '../words/dial.ts';
import type { DialDesk } from './dial-desk.ts';
import { refusalText } from './use-dialling.tsx';

/** Who blocked a number, and why; null = nobody, or not known yet. */
function useBlocked(desk: DialDesk, e164: string): BlockedNumber | null {
  const blocked = useSource(useMemo(() => desk.blocked(), [desk]));
  return blocked.status === 'ready'
    ? (blocked.data.find(({ number }) => number === e164) ?? null)
    : null;
}

/** 着信拒否, in a number's menu, and the question it asks. Nothing where Dialpad can't be asked to. */
export function useBlocking(
  desk: DialDesk,
  { e164, text }: { e164: string; text: string },
): { blocked: BlockedNumber | null; item: ReactNode; question: ReactNode } {
  const words = useDialWords();
  const abilities = useSource(useMemo(() => desk.abilities(), [desk]));
  const blocked = useBlocked(desk, e164);
  const [isAsking, setIsAsking] = useState(false);
  const canBlock = desk.mayCall && abilities.status === 'ready' && abilities.data?.blocks === true;
  const unblock = async () => {
    await desk.unblock(e164);
    showToast(words.block.undone(text));
  };
  const block = async (reason: string) => {
    await desk.block(e164, reason);
    const undo = () => {
      unblock().catch((error: unknown) => {
        showToast(refusalText(error, words), { tone: 'missed' });
      });
    };
    showToast(words.block.done(text), {
      action: (
        <Button look="quiet" onClick={undo}>
          {words.block.undo}
        </Button>
      ),
    });
  };
  const close = () => setIsAsking(false);
  return {
    blocked,
    item: canBlock && (
      <MenuItem icon={IconBan} isChecked={blocked !== null} onSelect={() => setIsAsking(true)}>
        {words.block.ask}
      </MenuItem>
    ),
    question:
      isAsking &&
      (blocked ? (
        <UnblockDialog text={text} blocked={blocked} act={unblock} onClose={close} />
      ) : (
        <BlockDialog text={text} act={block} onClose={close} />
      )),
  };
}

interface BlockDialogProps {
  /** The number as people write it. */
  text: string;
  act: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the reason before a number is blocked: whoever sees the mark later will want to know. */
export function BlockDialog({ text, act, onClose }: BlockDialogProps) {
  const words = useDialWords();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { isBusy, problem, run } = useAction((error) => refusalText(error, words));
  const submit = () => {
    setIsMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    void run(async () => {
      await act(reason.trim());
      onClose();
    });
  };
  return (
    <FormDialog
      title={words.block.title(text)}
      submit={words.block.submit}
      isDanger
      isBusy={isBusy}
      problem={problem && <ErrorLine>{problem}</ErrorLine>}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{words.block.text}</p>
      <InputField
        label={words.block.reason}
        placeholder={words.block.reasonPlaceholder}
        maxLength={blockReasonLimit}
        autoComplete="off"
        value={reason}
        error={isMissing ? words.block.reasonMissing : null}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

interface UnblockDialogProps {
  text: string;
  blocked: BlockedNumber;
  act: () => Promise<void>;
  onClose: () => void;
}

/** Says who blocked a number and why before it's unblocked. */
export function UnblockDialog({ text, blocked, act, onClose }: UnblockDialogProps) {
  const words = useDialWords();
  const { isBusy, problem, run } = useAction((error) => refusalText(error, words));
  const submit = () =>
    void run(async () => {
      await act();
      onClose();
    });
  return (
    <FormDialog
      title={words.block.undoTitle(text)}
      submit={words.block.undoSubmit}
      isBusy={isBusy}
      problem={problem && <ErrorLine>{problem}</ErrorLine>}
      onSubmit={submit}
      onClose={onClose}
    >
      <BlockedNotice blocked={blocked} />
    </FormDialog>
  );
}

/** Why a number is blocked, on whose word and since when. */
function BlockedNotice({
  blocked,
  isNamed = false,
}: {
  blocked: BlockedNumber;
  isNamed?: boolean;
}) {
  const words = useDialWords();
  const format = useFormat();
  const now = useNow(false);
  const { number, reason, byName, at } = blocked;
  return (
    <Notice tone="missed">
      <strong>{words.block.isOn}</strong> {isNamed && <>{formatPhone(number)} </>}
      {reason}{' '}
      <span className="blocked-by">{words.block.by(byName, at && format.date(at, now))}</span>
    </Notice>
  );
}

/** Those of some numbers that are blocked, with who and why. */
export function BlockedLines({ numbers, desk }: { numbers: readonly string[]; desk: DialDesk }) {
  const blocked = useSource(useMemo(() => desk.blocked(), [desk]));
  if (blocked.status !== 'ready') return null;
  return blocked.data
    .filter(({ number }) => numbers.includes(number))
    .map((one) => <BlockedNotice key={one.number} blocked={one} isNamed={numbers.length > 1} />);
}
