import type { Call } from '@cti/functions/model/calls/call';
import type { Line } from '@cti/functions/model/line';
import { call } from '../../../firebase/callables.ts';
import type { Row } from '../../../firebase/spec.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { useSettingsWords } from '../../../words/settings/settings.ts';
import { fileAll, waitingFor } from '../../lines/filing.ts';
import { RefusalLine } from '../../widgets/refusal-line.tsx';
import { useRequest } from '../../widgets/use-request.ts';

interface FilingNoticeProps {
  customerId: string;
  /** Numbers of the lines that were added. */
  added: readonly string[];
  lines: readonly Row<Line>[];
  unknown: readonly Pick<Call, 'internalNumber'>[];
}

/** Unknown calls that the lines just added would take, and a button that has them filed. */
export function FilingNotice({ customerId, added, lines, unknown }: FilingNoticeProps) {
  const words = useDirectoryWords();
  const { filing } = useSettingsWords();
  const { isBusy, refusal, run } = useRequest();
  const waiting = lines
    .filter(({ number }) => added.includes(number))
    .map((line) => ({ lineId: line.id, count: waitingFor(line, lines, unknown) }))
    .filter(({ count }) => count > 0);
  const sum = waiting.reduce((all, { count }) => all + count, 0);
  if (sum === 0) return null;
  const file = () =>
    void run(async () => {
      let filed = 0;
      for (const { lineId } of waiting) {
        filed += await fileAll(() => call('fileCalls', { customerId, lineId }));
      }
      showToast(words.filed(filed));
    });
  return (
    <Notice
      tone="plain"
      action={
        <Button busy={isBusy} onClick={file}>
          {isBusy ? filing.running : filing.do}
        </Button>
      }
    >
      {words.unfiled(sum)}
      <RefusalLine code={refusal} />
    </Notice>
  );
}
