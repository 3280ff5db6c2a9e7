import { IconDownload, IconPencilPlus } from '@tabler/icons-react';
import type { HistoryFilter } from '@cti/functions/model/calls/history-filter';
import { Suspense, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useHistoryWords } from '../words/history.ts';
import { useLanguage } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const ExportCallsDialog = lazyPart(() => import('./export/export-dialog.tsx'), 'ExportCallsDialog');
const ManualDialog = lazyPart(() => import('./manual/manual-dialog.tsx'), 'ManualDialog');

interface HistoryActionsProps {
  groupCode: string | null;
  /** null = not yet known what is shown. */
  filter: HistoryFilter | null;
  onOpen: (linkedId: string) => void;
}

/** What admins and operators can also do with the list: export it, and add to it. */
export function HistoryActions({ groupCode, filter, onOpen }: HistoryActionsProps) {
  const { exporting, manual } = useHistoryWords();
  const { customerId, member, groups } = useConsole();
  const [language] = useLanguage();
  const [dialog, setDialog] = useState<'export' | 'manual' | null>(null);
  const close = () => setDialog(null);
  const isAdmin = member.role === 'admin';
  if (member.role === 'viewer') return null;
  return (
    <>
      <Button icon={IconPencilPlus} onClick={() => setDialog('manual')}>
        {manual.open}
      </Button>
      <Button icon={IconDownload} onClick={() => setDialog('export')} disabled={filter === null}>
        {exporting.open}
      </Button>
      <Suspense>
        {dialog === 'export' && filter && (
          <ExportCallsDialog input={{ customerId, groupCode, filter, language }} onClose={close} />
        )}
        {dialog === 'manual' && (
          <ManualDialog
            customerId={customerId}
            groups={groups.filter(({ id }) => isAdmin || member.groupCodes.includes(id))}
            allowsNoGroup={isAdmin}
            onDone={(linkedId) => {
              close();
              onOpen(linkedId);
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
