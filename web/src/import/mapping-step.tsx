import {
  type ImportColumn,
  type ImportKind,
  columnByHeading,
  columnsOf,
  fieldColumn,
  isOwnHeading,
  mayRepeat,
  readColumn,
} from '@cti/functions/model/contacts/import-columns';
import {
  type ContactField,
  contactFieldLimit,
  contactFieldTypes,
} from '@cti/functions/model/contacts/contact-fields';
import { fieldHeading } from '@cti/functions/model/contacts/contact-row';
import { Button } from '../ui/button.tsx';
import { BareSelect, Options } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { useImportWords } from '../words/import.ts';
import { KindWords } from './kind-words.tsx';
import type { ListOptions } from './list/list.ts';
import { whole } from './numbers.ts';
import { ReadAs } from './read-as.tsx';
import { type FieldGuess, newFieldOf, withType } from './new-field.ts';
import type { AssignmentChange, ImportStep } from './use-import.ts';
import { useContactWords } from '../words/contacts.ts';

interface MappingStepProps {
  kind: ImportKind;
  step: ImportStep & { at: 'mapping' };
  /** Columns can be turned into fields. */
  mayAddFields: boolean;
  onOptions: (options: ListOptions) => void;
  onMapping: (change: AssignmentChange) => void;
  onCompare: () => void;
  onRestart: () => void;
}

/** Stands for a field yet to be created. */
const newField = 'new';

/** How the file is read, and which column holds what. */
export function MappingStep(props: MappingStepProps) {
  const { kind, step, mayAddFields, onOptions, onMapping, onCompare, onRestart } = props;
  const words = useImportWords();
  const { list, fileName, mapping, fields, newFields } = step;
  const used = new Set(mapping);
  const has = (...wanted: ImportColumn[]) => wanted.some((column) => used.has(column));
  const isEnough =
    kind === 'contacts'
      ? has('contactId', 'name', 'familyName', 'phone')
      : has('date') && has('externalId', 'phone');
  const assign = (at: number, column: ImportColumn | null, added = newFields) => {
    const next = mapping.map((before, place) => {
      if (place === at) return column;
      return column !== null && before === column && !mayRepeat(column) ? null : before;
    });
    onMapping({
      mapping: next,
      newFields: added.filter((field) => next.includes(fieldColumn(field))),
    });
  };
  const choose = (at: number, word: string) => {
    const values = list.values[at];
    if (word !== newField || !values) return assign(at, readColumn(kind, word, fields));
    const others = [...fields, ...newFields];
    const field = newFieldOf(list.names[at] ?? '', values.asField, others);
    assign(at, fieldColumn(field), [...newFields, field]);
  };
  const holdsWords = (at: number) => list.values[at]?.words?.length !== 0;
  const isFull = fields.length + newFields.length >= contactFieldLimit;
  const isCounting = (name: string, at: number) =>
    list.values[at]?.isRunning && columnByHeading(kind, name) === 'externalId';
  const left = list.names.map((name, at) => ({ name, at })).filter(({ at }) => !mapping[at]);
  const counting = left.filter(({ name, at }) => isCounting(name, at)).map(({ name }) => name);
  const unfit = left
    .filter(({ name, at }) => !isCounting(name, at) && !isOwnHeading(name) && holdsWords(at))
    .map(({ name }) => name);
  const kindPlace = mapping.indexOf('kind');
  const kindWords = list.values[kindPlace]?.words ?? [];
  return (
    <div className="import-step">
      <p className="num">{words.file(fileName, whole(list.count))}</p>
      <ReadAs list={list} onOptions={onOptions} />
      {counting.map((name) => (
        <Notice key={name} tone="plain">
          {words.running(name)}
        </Notice>
      ))}
      {kind === 'contacts' && <UnfitColumns names={unfit} mayAddFields={mayAddFields} />}
      <Table className="import-table" aria-label={words.mapping}>
        <TableHead columns={[words.heading, words.sample, words.holds]} />
        <tbody>
          {list.names.map((name, at) => {
            const added = newFields.find((field) => fieldColumn(field) === mapping[at]);
            const values = list.values[at];
            return (
              // Two columns may share a heading: only their index tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at} className={mapping[at] ? undefined : 'import-left'}>
                <td className="clip">{name}</td>
                <td className="clip import-sample">
                  {list.sample
                    .map((row) => row[at])
                    .filter(Boolean)
                    .slice(0, 3)
                    .join('、')}
                </td>
                <td>
                  <span className="import-holds">
                    <BareSelect
                      label={`${name}: ${words.holds}`}
                      value={added ? newField : (mapping[at] ?? '')}
                      onChange={(event) => choose(at, event.target.value)}
                    >
                      <option value="">{words.nothing}</option>
                      {kind === 'contacts' && mayAddFields && (
                        <option value={newField} disabled={isFull && !added}>
                          {isFull && !added
                            ? words.noMoreFields(contactFieldLimit)
                            : words.newField}
                        </option>
                      )}
                      <Options
                        of={columnsOf(kind).map((column) => [column, words.columns[column]])}
                      />
                      {kind === 'contacts' &&
                        fields.map((field) => (
                          <option key={field.id} value={fieldColumn(field)}>
                            {fieldHeading(field)}
                          </option>
                        ))}
                    </BareSelect>
                    {added && values && (
                      <NewFieldType
                        name={name}
                        field={added}
                        guess={values.asField}
                        onChange={(field) =>
                          onMapping({
                            newFields: newFields.map((one) => (one.id === field.id ? field : one)),
                          })
                        }
                      />
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {kindWords.length > 0 && (
        <KindWords
          words={kindWords}
          meanings={step.kindWords}
          onChange={(meanings) => onMapping({ kindWords: meanings })}
        />
      )}
      {!isEnough && (
        <Notice tone="ringing">{kind === 'contacts' ? words.needs : words.needsVisits}</Notice>
      )}
      <div className="import-actions import-decide">
        <Button look="primary" disabled={!isEnough || step.isRereading} onClick={onCompare}>
          {words.preview}
        </Button>
        <Button onClick={onRestart}>{words.again}</Button>
      </div>
    </div>
  );
}

/** Headings that are named; the others are counted. */
const mostNames = 5;

interface UnfitColumnsProps {
  /** The headings of what is left out. */
  names: readonly string[];
  mayAddFields: boolean;
}

/** Which columns are left out, and how what they hold can be kept. */
function UnfitColumns({ names, mayAddFields }: UnfitColumnsProps) {
  const words = useImportWords();
  if (names.length === 0) return null;
  const some = names.slice(0, mostNames);
  return (
    <Notice tone="plain">
      {words.unfit(some, names.length - some.length)}{' '}
      {mayAddFields ? words.unfitKeep : words.unfitAsk}
    </Notice>
  );
}

interface NewFieldTypeProps {
  /** The column's heading. */
  name: string;
  field: ContactField;
  guess: FieldGuess;
  onChange: (field: ContactField) => void;
}

/** Of which type a new field is: as its values say, until somebody says otherwise. */
function NewFieldType({ name, field, guess, onChange }: NewFieldTypeProps) {
  const words = useImportWords();
  const { fields } = useContactWords();
  return (
    <BareSelect
      label={`${name}: ${words.fieldType}`}
      value={field.type}
      onChange={({ target }) => {
        const type = contactFieldTypes.find((one) => one === target.value);
        if (type) onChange(withType(field, type, guess));
      }}
    >
      {contactFieldTypes.map((type) => (
        <option key={type} value={type} disabled={type === 'choice' && guess.choices.length === 0}>
          {fields.types[type]}
        </option>
      ))}
    </BareSelect>
  );
}
