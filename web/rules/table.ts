import { beforeEach, describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import type { Emulator } from './emulator.ts';
import { create, isWrite, update, type Fields, type Operation } from './operation.ts';
import type { Persona } from './personas.ts';
import { askWithSdk } from './with-sdk.ts';

/** Who asks what. `server` isn't bound by the rules: the counterpart of what no member may do. */
export interface Step {
  who: Persona | 'server';
  does: Operation;
}

export const as = (who: Step['who'], does: Operation): Step => ({ who, does });

/**
 * One right. The keys say the fact that counts; each denied step differs from an allowed one in that
 * fact alone, so that no denial can pass for a reason nobody meant.
 */
export interface Row {
  title: string;
  allow: Readonly<Record<string, Step>>;
  deny: Readonly<Record<string, Step>>;
}

/** Makes a test of each step of each row; each begins with the documents of `world.ts`. */
export function describeRows(rows: readonly Row[], emulator: () => Emulator): void {
  let isAsItWas = false;
  beforeEach(async () => {
    if (!isAsItWas) await emulator().reset();
    isAsItWas = false;
  });
  for (const row of rows) {
    describe(`${row.title}`, () => {
      for (const [fact, step] of Object.entries(row.allow)) {
        test(`allowed: ${fact}`, async () => {
          expect(await decision(ask(emulator(), step))).toBe('allowed');
          if (isWrite(step.does)) await emulator().restore(step.does.path);
          isAsItWas = true;
        });
      }
      for (const [fact, step] of Object.entries(row.deny)) {
        test(`denied: ${fact}`, async () => {
          expect(await decision(ask(emulator(), step))).toBe('denied');
          isAsItWas = true;
        });
      }
    });
  }
}

function ask(emulator: Emulator, { who, does }: Step): Promise<void> {
  return who === 'server' ? emulator.askAsServer(does) : askWithSdk(emulator.as(who), does);
}

/** The same operation asked by several people, told apart by their titles. */
export function eachOf(people: readonly Persona[], does: Operation): Record<string, Step> {
  return Object.fromEntries(people.map((who) => [who.title, as(who, does)]));
}

/** Several operations asked by several people. */
export function eachDoes(
  people: readonly Persona[],
  does: Readonly<Record<string, Operation>>,
): Record<string, Step> {
  return Object.fromEntries(
    Object.entries(does).flatMap(([verb, operation]) =>
      people.map((who) => [`${who.title}, ${verb}`, as(who, operation)]),
    ),
  );
}

/** For one field: values at and within its limits, and values beyond them. */
export interface FieldCases {
  good: readonly unknown[];
  bad: readonly unknown[];
}

interface FieldTable {
  title: string;
  who: Persona;
  /** Where a new document goes. */
  fresh: string;
  /** A document that is there already; without it only new documents are tried. */
  existing?: string;
  /** A document that is accepted as it is. */
  valid: Fields;
  fields: Readonly<Record<string, FieldCases>>;
}

/** One row per field, tried in a new document and in a change of an existing one. */
export function fieldRows(table: FieldTable): Row[] {
  return Object.entries(table.fields).map(([field, { good, bad }]) => ({
    title: `${table.title}: ${field}`,
    allow: {
      'a valid document': as(table.who, create(table.fresh, table.valid)),
      ...fieldSteps(table, field, good),
    },
    deny: fieldSteps(table, field, bad),
  }));
}

/** In place of a value: the field is not there at all. */
export const absent = Symbol('absent');

function fieldSteps(table: FieldTable, field: string, values: readonly unknown[]) {
  const steps: Record<string, Step> = {};
  const add = (fact: string, does: Operation) => {
    if (fact in steps) throw new Error(`${table.title}, ${field}: two cases named ${fact}`);
    steps[fact] = as(table.who, does);
  };
  for (const value of values) {
    const { [field]: _, ...others } = table.valid;
    const fields = value === absent ? others : { ...others, [field]: value };
    add(`new, ${inWords(value)}`, create(table.fresh, fields));
    if (!table.existing) continue;
    const change = value === absent ? create : update;
    add(`changed, ${inWords(value)}`, change(table.existing, fields));
  }
  return steps;
}

function inWords(value: unknown): string {
  if (typeof value === 'symbol') return value.description ?? 'symbol';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'symbol' ? part.description : part,
  );
  return text.length <= 60 ? text : `${text.slice(0, 40)}… (${text.length} characters)`;
}
