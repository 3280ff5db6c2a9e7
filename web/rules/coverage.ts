import { emulatorAddress, rulesText } from './emulator.ts';

/** One of several kinds; `undefined` with a cause = it failed, which refuses as false does. */
type Value = { boolValue: boolean } | { undefined: { causeMessage?: string } } | { other: never };

/** What the emulator tells of one expression: where it stands and each value it had. */
interface Expression {
  sourcePosition: { line: number; column: number; currentOffset: number; endOffset: number };
  values?: { value: Value }[];
  children?: Expression[];
}

/** What is known of one expression; `isData` = it had a value other than true and false. */
interface Seen {
  evaluated: boolean;
  isData: boolean;
  held: boolean;
  refused: boolean;
}

/** Adds up the coverage reports of several loads of the same rules. */
export class Coverage {
  readonly #seen = new Map<string, Seen>();

  /** Takes in what the requests to a project since its rules were loaded have tried. */
  async add(projectId: string): Promise<void> {
    const url = `http://${emulatorAddress()}/emulator/v1/projects/${projectId}:ruleCoverage`;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the emulator gives no rule coverage: ${response.status}`);
    const { report } = (await response.json()) as { report: Expression[] };
    for (const expression of report) this.#addExpression(expression);
  }

  /**
   * What was left untried, as `line:column reason: text`: expressions never evaluated, and conditions
   * that never held or never failed to hold.
   */
  untried(): string[] {
    return [...this.#seen]
      .map(([where, seen]) => ({ where, reason: whyUntried(seen) }))
      .filter(({ reason }) => reason !== null)
      .map(({ where, reason }) => where.replace(' ', ` ${reason}: `));
  }

  #addExpression({ sourcePosition: at, values = [], children = [] }: Expression): void {
    const text = rulesText.slice(at.currentOffset, at.endOffset + 1).replace(/\s+/g, ' ');
    const where = `${at.line}:${at.column} ${text}`;
    const before = this.#seen.get(where);
    const some = (is: (value: Value) => boolean) => values.some(({ value }) => is(value));
    this.#seen.set(where, {
      evaluated: before?.evaluated || values.length > 0,
      isData: before?.isData || some((value) => !('boolValue' in value) && !('undefined' in value)),
      held: before?.held || some((value) => 'boolValue' in value && value.boolValue),
      refused: before?.refused || some(refuses),
    });
    for (const child of children) this.#addExpression(child);
  }
}

const refuses = (value: Value): boolean =>
  'boolValue' in value
    ? !value.boolValue
    : 'undefined' in value && value.undefined.causeMessage !== undefined;

function whyUntried(seen: Seen): string | null {
  if (!seen.evaluated) return 'never evaluated';
  if (seen.isData) return null;
  if (!seen.held) return 'never true';
  return seen.refused ? null : 'never false';
}
