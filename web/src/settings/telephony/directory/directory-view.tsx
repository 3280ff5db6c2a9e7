import {
  directoryAreas,
  directoryLimits,
  type Directory,
} from '@cti/functions/model/dialpad-directory';
import type { RefusalCode } from '@cti/functions/model/callables';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { pagePaths } from '../../../console/paths.ts';
import { Button } from '../../../ui/button.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useFormat } from '../../../ui/format.ts';
import { EmptyLine, ErrorLine, Notice } from '../../../ui/notice.tsx';
import { type DirectoryWords, useDirectoryWords } from '../../../words/settings/directory.ts';
import { useSettingsWords } from '../../../words/settings/settings.ts';
import { RefusalLine } from '../../widgets/refusal-line.tsx';
import { ChangeRows } from './change-rows.tsx';
import { choose, newsOf, type Choices, type Chosen } from './choices.ts';
import { GroupRows } from './group-rows.tsx';
import { InviteRows } from './invite-rows.tsx';
import { LineRows } from './line-rows.tsx';
import { PhoneRows } from './phone-rows.tsx';
import { propose, type Here, type Proposal } from './propose.ts';
import type { DirectorySource } from './source.ts';
import type { Applying } from './use-apply.ts';

interface DirectoryViewProps {
  source: DirectorySource;
  /** Null = not read yet. */
  directory: Directory | null;
  here: Here;
  choices: Choices;
  reading: { isBusy: boolean; refusal: RefusalCode | null };
  saving: Applying & { refusal: RefusalCode | null };
  onRead: () => void;
  onChoose: (choices: Choices) => void;
  onSave: (chosen: Chosen, directory: Directory) => void;
}

/** Before the first reading, one button; then what could be taken over, and the bar that does it. */
export function DirectoryView(props: DirectoryViewProps) {
  const { source, directory, reading, onRead, ...rest } = props;
  const words = useDirectoryWords();
  if (!directory) {
    return (
      <>
        <RefusalLine code={reading.refusal} />
        <EmptyLine
          action={
            <Button look="primary" busy={reading.isBusy} onClick={onRead}>
              {words.from[source].read}
            </Button>
          }
        >
          <span aria-live="polite">
            {reading.isBusy ? words.from[source].reading : words.notRead}
          </span>
        </EmptyLine>
      </>
    );
  }
  return <Found {...rest} {...{ source, directory, reading, onRead }} />;
}

function Found(props: DirectoryViewProps & { directory: Directory }) {
  const { source, directory, here, choices, reading, saving, onRead, onChoose, onSave } = props;
  const words = useDirectoryWords();
  const format = useFormat();
  const now = useNow(false);
  const proposal = useMemo(() => propose(directory, here), [directory, here]);
  const chosen = useMemo(
    () => choose(proposal, choices, here.groups, here.members),
    [proposal, choices, here.groups, here.members],
  );
  const news = newsOf(proposal);
  const isNews = Object.values(news).some((count) => count > 0);
  const pick = (ids: readonly string[], isOn: boolean) =>
    onChoose({
      ...choices,
      picked: { ...choices.picked, ...Object.fromEntries(ids.map((id) => [id, isOn])) },
    });
  const rows = { failed: saving.failed, onPick: pick };
  return (
    <div className="directory">
      <div className="directory-head">
        <p aria-live="polite">
          <strong className="num">
            {isNews ? newsLine(news, words, source) : words.nothingNew}
          </strong>{' '}
          {directory.keptAtMs !== null && (
            <span className="settings-note num">
              {words.keptAt(format.dateTime(new Date(directory.keptAtMs), now))}
            </span>
          )}
        </p>
        <Button busy={reading.isBusy} disabled={saving.progress !== null} onClick={onRead}>
          {words.readAgain}
        </Button>
      </div>
      {reading.isBusy && (
        <p className="settings-note" aria-live="polite">
          {words.from[source].reading}
        </p>
      )}
      <RefusalLine code={reading.refusal} />
      <AreaNotices directory={directory} />
      <SuspendedNotice proposal={proposal} />
      <ChangeRows
        {...rows}
        source={source}
        changes={chosen.changes}
        members={here.members}
        groups={here.groups}
      />
      <GroupRows
        {...rows}
        source={source}
        groups={chosen.groups}
        already={proposal.counts.groups}
        onType={(key, code) => onChoose({ ...choices, codes: { ...choices.codes, [key]: code } })}
      />
      <LineRows
        {...rows}
        lines={chosen.lines}
        newGroups={chosen.groups}
        groups={here.groups}
        counts={proposal.counts}
        onGroup={(number, group) =>
          onChoose({ ...choices, lineGroups: { ...choices.lineGroups, [number]: group } })
        }
      />
      {source === 'pbx' ? (
        <PhoneRows
          {...rows}
          phones={chosen.phones}
          members={here.members}
          already={proposal.counts.phones}
          onOwner={(extension, uid) =>
            onChoose({ ...choices, phoneOwners: { ...choices.phoneOwners, [extension]: uid } })
          }
        />
      ) : (
        <InviteRows
          {...rows}
          invites={chosen.invites}
          newGroups={chosen.groups}
          groups={here.groups}
          counts={proposal.counts}
        />
      )}
      <SaveBar
        chosen={chosen}
        isNews={isNews}
        saving={saving}
        onSave={() => onSave(chosen, directory)}
      />
    </div>
  );
}

type News = ReturnType<typeof newsOf>;

function newsLine(news: News, words: DirectoryWords, source: DirectorySource): string {
  const kinds = ['groups', 'lines', 'invites', 'phones'] as const;
  const parts = kinds.filter((kind) => news[kind] > 0).map((kind) => words.news[kind](news[kind]));
  const changes = news.changes > 0 ? [words.from[source].changed(news.changes)] : [];
  return words.found([...parts, ...changes]);
}

/** Which lists are missing or incomplete, and what to do about it. */
function AreaNotices({ directory: { areas } }: { directory: Directory }) {
  const words = useDirectoryWords();
  const named = (state: string) =>
    directoryAreas.filter((area) => areas[area] === state).map((area) => words.areas[area]);
  const [forbidden, failed] = [named('forbidden'), named('failed')];
  return (
    <>
      {forbidden.length > 0 && <Notice tone="ringing">{words.forbidden(forbidden)}</Notice>}
      {failed.length > 0 && <Notice tone="ringing">{words.failed(failed)}</Notice>}
      {directoryAreas
        .filter((area) => areas[area] === 'cut')
        .map((area) => (
          <Notice key={area} tone="plain">
            {words.cut(words.areas[area], directoryLimits[area])}
          </Notice>
        ))}
    </>
  );
}

function SuspendedNotice({ proposal: { suspended } }: { proposal: Proposal }) {
  const words = useDirectoryWords();
  if (suspended.length === 0) return null;
  return (
    <Notice
      tone="plain"
      action={<Link to={pagePaths.settings('members')}>{words.changes.toMembers}</Link>}
    >
      <strong>{words.suspended}</strong>
      <p>{words.suspendedText(suspended.map(({ name }) => name))}</p>
    </Notice>
  );
}

interface SaveBarProps {
  chosen: Chosen;
  isNews: boolean;
  saving: DirectoryViewProps['saving'];
  onSave: () => void;
}

/** Always in sight, however long the lists are. With nothing ticked, what was shown can still be put away. */
function SaveBar({ chosen, isNews, saving, onSave }: SaveBarProps) {
  const words = useDirectoryWords();
  const { refusals } = useSettingsWords();
  const { count, hasProblem } = chosen;
  const { progress, failed, refusal } = saving;
  const [firstFailure] = failed.values();
  if (count === 0 && !isNews && !progress && failed.size === 0 && !refusal) return null;
  return (
    <div className="directory-bar">
      <RefusalLine code={refusal} />
      {!progress && firstFailure && (
        <ErrorLine>
          {words.someFailed(failed.size)} {refusals[firstFailure]}
        </ErrorLine>
      )}
      <div className="directory-bar-row">
        <Button look="primary" busy={progress !== null} disabled={hasProblem} onClick={onSave}>
          {count > 0 ? words.apply(count) : words.acknowledge}
        </Button>
        <span className="settings-note num" aria-live="polite">
          {progress
            ? words.applying(progress.done, progress.total)
            : hasProblem
              ? words.codesWrong
              : count > 0
                ? ''
                : words.acknowledgeHint}
        </span>
      </div>
    </div>
  );
}
