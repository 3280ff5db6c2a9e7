import { type AuditEntry, auditEntrySchema } from '@cti/functions/model/members/audit';
import { paths } from '@cti/functions/model/paths';
import { useMemo } from 'react';
import type { Live } from '../../firebase/listener-store.ts';
import { usePages } from '../../firebase/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyLine, ErrorLine } from '../../ui/notice.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { useLines, useMembers } from '../use-lists.ts';
import { LiveRows } from '../widgets/live-rows.tsx';
import { PageHead } from '../widgets/page-head.tsx';
import { AuditTable } from './audit-table.tsx';
import { createSpeaker } from './spoken.ts';

/** As many as the rules let an admin list at a time. */
const longest = 100;

/** Who changed what, back to the oldest entry: however many there are, all can be reached. */
export function AuditPage() {
  const { nav } = useSettingsWords();
  const { audit } = useSystemWords();
  const { customerId } = useConsole();
  const { live, hasMore, isLoading, hasFailed, more } = usePages<AuditEntry>({
    path: paths.audit(customerId),
    where: [],
    orderBy: ['at', 'desc'],
    limit: longest,
    schema: auditEntrySchema,
  });
  const speaker = useSpeaker(customerId);
  return (
    <>
      <PageHead title={nav.audit} lead={audit.lead} />
      <LiveRows live={live}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyLine>{audit.empty}</EmptyLine>
          ) : (
            <>
              <AuditTable entries={entries} speaker={speaker} />
              {hasFailed && <ErrorLine>{audit.olderFailed}</ErrorLine>}
              {hasMore && (
                <Button busy={isLoading} onClick={more}>
                  {audit.older}
                </Button>
              )}
            </>
          )
        }
      </LiveRows>
    </>
  );
}

/** Entries in words, with today's names; entries show before the names have loaded. */
function useSpeaker(customerId: string) {
  const { audit } = useSystemWords();
  const { role } = useWords();
  const { groups } = useConsole();
  const members = useMembers(customerId);
  const lines = useLines(customerId);
  return useMemo(
    () =>
      createSpeaker(audit, role, {
        members: new Map(rowsOf(members).map(({ id, name }) => [id, name])),
        groups: new Map(groups.map(({ id, name }) => [id, name])),
        lines: new Map(rowsOf(lines).map(({ id, storeName }) => [id, storeName])),
      }),
    [audit, role, groups, members, lines],
  );
}

const rowsOf = <T,>(live: Live<T[]>): T[] => (live.status === 'ready' ? live.data : []);
