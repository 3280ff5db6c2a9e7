import type { RefusalCode } from '@cti/functions/model/callables';
import { type ReactNode, useId } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { useSettingsWords } from '../../../words/settings/settings.ts';
import { SettingsTable } from '../../widgets/settings-table.tsx';

/** What every list of proposals is given. */
export interface RowsProps {
  /** What was refused, by row. */
  failed: ReadonlyMap<string, RefusalCode>;
  onPick: (ids: readonly string[], isOn: boolean) => void;
}

interface SectionProps<Item> extends Pick<RowsProps, 'onPick'> {
  title: string;
  lead: string;
  /** What is here already, in short words. */
  already: readonly string[];
  items: readonly Item[];
  idOf: (item: Item) => string;
  /** Whether a row can be ticked as it stands; all can, unless said otherwise. */
  isReady?: (item: Item) => boolean;
  columns: readonly { name: string; width?: string }[];
  children: (item: Item) => ReactNode;
}

/** A list of proposals: what is new in sight, what was left out last time folded away. */
export function ProposalSection<Item extends { isNew: boolean; isPicked: boolean }>(
  props: SectionProps<Item>,
) {
  const { title, lead, already, items, idOf, isReady = () => true, columns, onPick } = props;
  const { children } = props;
  const words = useDirectoryWords();
  const id = useId();
  const fresh = items.filter(({ isNew }) => isNew);
  const ready = fresh.filter(isReady);
  const seen = items.filter(({ isNew }) => !isNew);
  const table = (some: readonly Item[], label: string) => (
    <SettingsTable
      label={label}
      columns={[{ name: words.columns.pick, width: '44px', isSilent: true }, ...columns]}
    >
      {some.map(children)}
    </SettingsTable>
  );
  return (
    <section className="directory-section" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {items.length > 0 && <p className="settings-note">{lead}</p>}
        </div>
        <p className="settings-note num">{already.join(' · ')}</p>
      </header>
      {items.length === 0 && <p className="settings-note">{words.none}</p>}
      {fresh.length > 0 && (
        <>
          {fresh.length > 1 && (
            <label className="directory-all">
              <input
                type="checkbox"
                aria-label={words.allOf(title)}
                checked={ready.length > 0 && ready.every(({ isPicked }) => isPicked)}
                disabled={ready.length === 0}
                onChange={(event) => onPick(ready.map(idOf), event.target.checked)}
              />
              {words.all}
            </label>
          )}
          {table(fresh, title)}
        </>
      )}
      {seen.length > 0 && (
        <details className="directory-seen">
          <summary>{words.seen(seen.length)}</summary>
          {table(seen, words.seen(seen.length))}
        </details>
      )}
    </section>
  );
}

interface PickCellProps {
  name: string;
  isPicked: boolean;
  /** It can't be ticked or left out by itself. */
  isFixed?: boolean;
  onPick: (isOn: boolean) => void;
}

/** The cell with a row's checkbox. */
export function PickCell({ name, isPicked, isFixed = false, onPick }: PickCellProps) {
  const words = useDirectoryWords();
  return (
    <td className="directory-pick">
      <label>
        <input
          type="checkbox"
          aria-label={words.pick(name)}
          checked={isPicked}
          disabled={isFixed}
          onChange={(event) => onPick(event.target.checked)}
        />
      </label>
    </td>
  );
}

interface NoteCellProps {
  badges: readonly { text: string; hint?: string; tone?: 'plain' | 'ringing' }[];
  note?: string | null;
  refused: RefusalCode | undefined;
}

/** What is to be known of a row, or why it was refused. */
export function NoteCell({ badges, note, refused }: NoteCellProps) {
  const { refusals } = useSettingsWords();
  return (
    <td className="directory-note">
      {badges.map(({ text, hint, tone = 'plain' }) => (
        <span key={text} title={hint}>
          <Badge tone={tone}>{text}</Badge>
        </span>
      ))}
      {note && <span className="row-quiet">{note}</span>}
      {refused && <span className="field-error">{refusals[refused]}</span>}
    </td>
  );
}
