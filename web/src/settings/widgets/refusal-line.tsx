import type { RefusalCode } from '@cti/functions/model/callables';
import { ErrorLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
import { refusalOf } from './use-request.ts';

/** Why the server did not do it, and what to do now. */
export function RefusalLine({ code }: { code: RefusalCode | null }) {
  const words = useSettingsWords();
  return code && <ErrorLine>{words.refusals[code]}</ErrorLine>;
}

/** The line for what a request has thrown. */
export const refusalLine = (error: unknown) => <RefusalLine code={refusalOf(error)} />;
