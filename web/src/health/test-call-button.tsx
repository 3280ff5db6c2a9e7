import { lineSchema } from '@cti/functions/model/line';
import { paths } from '@cti/functions/model/paths';
import { useState } from 'react';
import { IconPhonePlus } from '@tabler/icons-react';
import { idToken } from '../firebase/sign-in/auth.ts';
import { useLiveQuery } from '../firebase/use-live.ts';
import { TestCallDialog } from './test-call-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { useTestCallWords } from '../words/test-call.ts';
import { useConsole } from '../console/console-context.ts';

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
