import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import { openEmulator, type Emulator } from './emulator.ts';
import { cellsOf, matrixPaths } from './matrix.ts';
import { isWrite, type Operation } from './operation.ts';
import { adminOfA, type Persona } from './personas.ts';
import { askWithRest } from './with-rest.ts';
import { askWithSdk } from './with-sdk.ts';

const projectId = 'demo-rules-matrix';
let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator(projectId);
  await emulator.reset();
});
afterAll(() => emulator.close());

type Ask = (who: Persona | 'server', operation: Operation) => Promise<void>;
const transports: Record<string, Ask> = {
  SDK: (who, operation) =>
    who === 'server' ? emulator.askAsServer(operation) : askWithSdk(emulator.as(who), operation),
  REST: (who, operation) => askWithRest(projectId, who, operation),
};

const cells = matrixPaths.flatMap(cellsOf);
const denials = cells.flatMap((cell) => cell.denied).length * Object.keys(transports).length;

describe('TEN-01 every path, everybody who has no part in it', () => {
  for (const path of matrixPaths) {
    describe(`${path.title}`, () => {
      beforeAll(() => emulator.loadRules());

      for (const [transport, ask] of Object.entries(transports)) {
        for (const { verb, insider, denied, does } of cellsOf(path)) {
          for (const who of denied) {
            test(`${transport} ${verb}, denied: ${who.title}`, async () => {
              expect(await decision(ask(who, does(who)))).toBe('denied');
            });
          }
          const title = insider === 'server' ? 'a server' : insider.title;
          test(`${transport} ${verb}, allowed: ${title}`, async () => {
            const operation = does(insider === 'server' ? adminOfA : insider);
            expect(await decision(ask(insider, operation))).toBe('allowed');
            if (isWrite(operation)) await emulator.restore(operation.path);
          });
        }
      }
    });
  }

  test('the matrix holds more than 500 denials', () => {
    expect(denials).toBeGreaterThan(500);
  });
});
