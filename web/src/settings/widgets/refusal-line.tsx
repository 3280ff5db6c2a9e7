import type { RefusalCode } from '@cti/functions/model/callables';
import { ErrorLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { refusalOf } from './use-request.ts';

/** Why the server refused, and what to do now. */
export function RefusalLine({ code }: { code: RefusalCode | null }) {
  const words = useSettingsWords();
  return code && <ErrorLine>{words.refusals[code]}</ErrorLine>;
}

/** The line for an error thrown by a request. */
export const refusalLine = (error: unknown) => <RefusalLine code={refusalOf(error)} />;
