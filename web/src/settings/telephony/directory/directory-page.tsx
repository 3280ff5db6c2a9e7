import './directory.css';
import { dialpadSchema } from '@cti/functions/model/dialpad';
import type { Directory } from '@cti/functions/model/dialpad-directory';
import { isOpen } from '@cti/functions/model/members/invitation';
import { paths } from '@cti/functions/model/paths';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useConsole } from '../../../console/console-context.ts';
import { pagePaths } from '../../../console/paths.ts';
import { call } from '../../../firebase/callables.ts';
import type { Live } from '../../../firebase/listener-store.ts';
import { useLiveDoc } from '../../../firebase/use-live.ts';
import { useNow } from '../../../ui/clock.ts';
import { EmptyLine, ErrorLine } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { useWords } from '../../../words/use-words.tsx';
import {
  useInvitations,
  useLines,
  useMembers,
  usePbxDirectories,
  useUnknownCalls,
} from '../../use-lists.ts';
import { PageHead } from '../../widgets/page-head.tsx';
import { useRequest } from '../../widgets/use-request.ts';
import { type Choices, type Chosen, noChoices } from './choices.ts';
import { DirectoryView } from './directory-view.tsx';
import { FilingNotice } from './filing-notice.tsx';
import type { Here } from './propose.ts';
import type { DirectorySource } from './source.ts';
import { useApply } from './use-apply.ts';

/** Numbers, groups and people from Dialpad: read, looked through, and what is ticked is saved. */
export function DirectoryPage() {
  const { customerId } = useConsole();
  const dialpad = useLiveDoc({ path: paths.dialpad(customerId), schema: dialpadSchema });
  const connection = dialpad.status === 'ready' ? dialpad.data?.connection : null;
  return (
    <ImportPage
      source="dialpad"
      system={dialpad}
      isConnected={Boolean(connection)}
      officeIds={connection?.officeIds ?? noOffices}
    />
  );
}

/** The same of what bridges have told of their phone systems: queues, numbers and extensions. */
export function PbxDirectoryPage() {
  const { customerId } = useConsole();
  const told = usePbxDirectories(customerId);
  const isConnected = told.status === 'ready' && told.data.length > 0;
  return <ImportPage source="pbx" system={told} isConnected={isConnected} officeIds={noOffices} />;
}

const noOffices: readonly string[] = [];

/** What reads a phone system. */
const reads = { dialpad: 'readDialpadDirectory', pbx: 'readPbxDirectory' } as const;

interface ImportPageProps {
  source: DirectorySource;
  /** What says whether there's a phone system to read. */
  system: Live<unknown>;
  isConnected: boolean;
  /** Those whose calls are received; none = all. */
  officeIds: readonly string[];
}

function ImportPage({ source, system, isConnected, officeIds }: ImportPageProps) {
  const words = useDirectoryWords();
  const { pages } = useWords();
  const { customerId, member, groups } = useConsole();
  const now = useNow(false);
  const lines = useLines(customerId);
  const members = useMembers(customerId);
  const invitations = useInvitations(customerId);
  const [directory, setDirectory] = useState<Directory | null>(null);
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [added, setAdded] = useState<readonly string[]>([]);
  const unknown = useUnknownCalls(customerId);
  const reading = useRequest();
  const applying = useRequest();
  const { apply, ...progress } = useApply({ customerId, uid: member.uid }, source);

  const lists = [system, lines, members, invitations];
  const here = useMemo(
    (): Here => ({
      groups,
      lines: lines.status === 'ready' ? lines.data : [],
      members: members.status === 'ready' ? members.data : [],
      invitations:
        invitations.status === 'ready'
          ? invitations.data.filter((invitation) => isOpen(invitation, new Date(now)))
          : [],
      officeIds,
    }),
    [groups, lines, members, invitations, officeIds, now],
  );

  const read = () =>
    void reading.run(async () => {
      setDirectory(await call(reads[source], { customerId }));
      setChoices(noChoices);
    });
  const save = (chosen: Chosen, { readId }: Directory) =>
    void applying.run(async () => {
      const numbers = chosen.steps.flatMap((step) =>
        step.kind === 'line' ? step.fields.number : [],
      );
      setAdded((before) => [...before, ...numbers]);
      const { done, isAll } = await apply(chosen, readId);
      if (!isAll) return;
      showToast(done > 0 ? words.applied(chosen.count) : words.acknowledged);
      setDirectory((before) => before && asSeen(before, chosen.kept));
      setChoices(noChoices);
    });

  return (
    <>
      <PageHead title={words.from[source].title} lead={words.from[source].lead}>
        <Link to={pagePaths.settings('telephony')}>{words.back}</Link>
      </PageHead>
      {lists.some(({ status }) => status === 'error') ? (
        <ErrorLine>{pages.error}</ErrorLine>
      ) : lists.some(({ status }) => status === 'loading') ? (
        <Skeleton rows={8} />
      ) : isConnected ? (
        <>
          {applying.isBusy || (
            <FilingNotice
              customerId={customerId}
              added={added}
              lines={here.lines}
              unknown={unknown.status === 'ready' ? unknown.data : []}
            />
          )}
          <DirectoryView
            source={source}
            directory={directory}
            here={here}
            choices={choices}
            reading={reading}
            saving={{ ...progress, refusal: applying.refusal }}
            onRead={read}
            onChoose={setChoices}
            onSave={save}
          />
        </>
      ) : (
        <EmptyLine action={<Link to={pagePaths.settings('telephony')}>{words.back}</Link>}>
          {words.from[source].notConnected}
        </EmptyLine>
      )}
    </>
  );
}

/** A reading that has been kept, as the next one would be. */
function asSeen(directory: Directory, kept: Chosen['kept']): Directory {
  const codes = new Map(kept.map(({ key, groupCode }) => [key, groupCode]));
  const seen = { isNew: false } as const;
  return {
    ...directory,
    keptAtMs: Date.now(),
    changes: [],
    places: directory.places.map((place) => ({
      ...place,
      ...seen,
      groupCode: codes.get(place.key) ?? place.groupCode,
    })),
    numbers: directory.numbers.map((one) => ({ ...one, ...seen })),
    users: directory.users.map((user) => ({ ...user, ...seen })),
    phones: directory.phones.map((phone) => ({ ...phone, ...seen })),
  };
}
