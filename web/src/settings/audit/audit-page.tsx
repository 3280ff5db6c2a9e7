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
import { createSpeaker } from './spoken.ts';
import './audit.css';
import type { Row } from '../../firebase/spec.ts';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { SettingsTable } from '../widgets/settings-table.tsx';
import { type Difference, differences } from './difference.ts';

/** As many as the rules let an admin list at a time. */
const longest = 100;

/** Who changed what, back to the oldest entry: however many there are, all can be reached. */
export function AuditPage() {
  const { nav } = useSettingsWords();
  const { audit } = useSystemWords();
  const { customerId } = useConsole();
  const { live, hasMore, isLoading, hasFailed, more } = usePages<AuditEntry>({
    path: paths.audit(customerId),
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

type Speaker = ReturnType<typeof createSpeaker>;

interface AuditTableProps {
  /** Newest first. */
  entries: readonly Row<AuditEntry>[];
  speaker: Speaker;
}

/** The log: one row per change, its fields listed below one another. */
export function AuditTable({ entries, speaker }: AuditTableProps) {
  const { nav } = useSettingsWords();
  const { audit } = useSystemWords();
  const { common } = useWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <div className="audit">
      <SettingsTable
        label={nav.audit}
        columns={[
          { name: audit.at, width: '136px' },
          { name: audit.who, width: '144px' },
          { name: audit.what, width: '184px' },
          { name: audit.target, width: '176px' },
          audit.changes,
        ]}
      >
        {entries.map((entry) => {
          const changes = differences(entry.before, entry.after);
          return (
            <tr key={entry.id}>
              <td className="num row-second">{format.dateTime(entry.at, now)}</td>
              <td className="clip" title={speaker.who(entry)}>
                {speaker.who(entry)}
              </td>
              <td className="row-strong">{speaker.action(entry)}</td>
              <td className="clip" title={speaker.target(entry)}>
                {speaker.target(entry)}
              </td>
              <td className="audit-changes">
                {changes.length === 0 ? common.none : <Changes {...{ changes, entry, speaker }} />}
              </td>
            </tr>
          );
        })}
      </SettingsTable>
    </div>
  );
}

interface ChangesProps {
  changes: readonly Difference[];
  entry: AuditEntry;
  speaker: Speaker;
}

/** `権限 オペレーター → 管理者`; for something created or removed only its content. */
function Changes({ changes, entry, speaker }: ChangesProps) {
  const { audit } = useSystemWords();
  const isBoth = entry.before !== null && entry.after !== null;
  return (
    <dl>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{speaker.field(field)}</dt>
          <dd>
            {isBoth && (
              <>
                <del>
                  <span className="aside">{audit.was} </span>
                  {speaker.value(field, before)}
                </del>
                <span className="audit-arrow" aria-hidden>
                  {audit.arrow}
                </span>
              </>
            )}
            {entry.after === null ? (
              <del>{speaker.value(field, before)}</del>
            ) : (
              <ins>
                {isBoth && <span className="aside">{audit.now} </span>}
                {speaker.value(field, after)}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
