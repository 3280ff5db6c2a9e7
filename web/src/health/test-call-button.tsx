import { lineSchema } from '@cti/functions/model/line';
import { paths } from '@cti/functions/model/paths';
import { useState } from 'react';
import { IconPhonePlus } from '@tabler/icons-react';
import { idToken } from '../firebase/sign-in/auth.ts';
import { useLiveQuery } from '../firebase/use-live.ts';
import { Button } from '../ui/button.tsx';
import { useConsole } from '../console/console-context.ts';
import './test-call-dialog.css';
import { InputField } from '../ui/field.tsx';
import { FormDialog } from '../ui/dialogs/form-dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { type TestCallWords, useTestCallWords } from '../words/test-call.ts';
import { useWords } from '../words/use-words.tsx';
import { type TestCallOutcome, sendTestCall } from './test-call.ts';

/** Lets an admin test a call's whole path. */
export function TestCallButton() {
  const words = useTestCallWords();
  const { customerId } = useConsole();
  const [isOpen, setIsOpen] = useState(false);
  const lines = useLiveQuery({
    path: paths.lines(customerId),
    orderBy: ['number', 'asc'],
    limit: 1,
    schema: lineSchema,
  });
  const line = lines.status === 'ready' ? lines.data[0] : undefined;
  return (
    <>
      <Button icon={IconPhonePlus} onClick={() => setIsOpen(true)}>
        <span className="roomy-word">{words.open}</span>
      </Button>
      {isOpen && (
        <TestCallDialog
          customerId={customerId}
          incomingNumber={wholeNumber(line?.number ?? '')}
          idToken={idToken}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

/** A line may be a number's prefix; a caller dials a whole number. */
function wholeNumber(line: string): string {
  const national = line.replace(/^\+81/, '0');
  return national.startsWith('050') ? national.padEnd(11, '1234') : national;
}

interface TestCallDialogProps {
  customerId: string;
  /** One of the customer's lines, as the initial value. */
  incomingNumber: string;
  idToken: () => Promise<string | null>;
  onClose: () => void;
}

/** Takes two numbers and makes a call ring as if somebody had dialled. */
function TestCallDialog(props: TestCallDialogProps) {
  const { customerId, idToken, onClose } = props;
  const { common } = useWords();
  const words = useTestCallWords();
  const [customerPhone, setCustomerPhone] = useState('09012345678');
  const [incomingNumber, setIncomingNumber] = useState(props.incomingNumber);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<TestCallOutcome | null>(null);
  const atFault = outcome?.kind === 'invalid' ? outcome.fields : null;

  const send = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const next = await sendTestCall({ customerId, customerPhone, incomingNumber }, idToken);
    setIsBusy(false);
    setOutcome(next);
    if (next.kind === 'sent') {
      showToast(words.sent(next.store ?? common.unknownStore));
      onClose();
    }
  };

  const problem = problemText(outcome, words);
  return (
    <FormDialog
      title={words.title}
      submit={isBusy ? words.submitting : words.submit}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className="test-call">
        <InputField
          label={words.customerPhone}
          inputMode="tel"
          autoComplete="off"
          value={customerPhone}
          error={atFault?.customerPhone ? words.badPhone : null}
          onChange={(event) => setCustomerPhone(event.target.value)}
        />
        <InputField
          label={words.incomingNumber}
          inputMode="tel"
          autoComplete="off"
          value={incomingNumber}
          error={atFault?.incomingNumber ? words.badLine : null}
          onChange={(event) => setIncomingNumber(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}

function problemText(outcome: TestCallOutcome | null, words: TestCallWords): string | null {
  switch (outcome?.kind) {
    case undefined:
    case 'sent':
      return null;
    case 'invalid':
      return outcome.fields.customerPhone || outcome.fields.incomingNumber ? null : words.failed;
    case 'signed-out':
      return words.signedOut;
    case 'not-admin':
      return words.notAdmin;
    case 'too-many':
      return words.tooMany;
    case 'failed':
      return words.failed;
  }
}
