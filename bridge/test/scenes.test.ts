import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskWith } from '../../tools/asterisk/desk.ts';
import { playScene, type Stage, type Wishes } from '../../tools/asterisk/scenes.ts';
import { openShop, type Shop } from './shop.ts';

/** What the demo plays on its phones. */

let shop: Shop;
let stage: Omit<Stage, 'say'>;

beforeAll(async () => {
  shop = await openShop();
  const deskOf = (name: '101' | '102' | '103') => deskWith(shop.phone(name));
  const desks = { '101': deskOf('101'), '102': deskOf('102'), '103': deskOf('103') };
  stage = { desks, outside: deskWith(shop.carrier) };
});
afterAll(() => shop?.close());

/** The steps of a scene, in order. */
async function stepsOf(scene: Wishes['scene'], number: string | null): Promise<string[]> {
  const steps: string[] = [];
  const say = (text: string) => void steps.push(text);
  await playScene({ ...stage, say }, { scene, number, answerMs: 50, talkMs: 100 });
  return steps;
}

const from = '09011112222';
const inbound = `${from} calls 05017480001`;

test.each([
  ['direct', from, [inbound, '101 rings', '101 answers', 'the caller hangs up']],
  [
    'direct',
    null,
    [
      'somebody with a withheld number calls 05017480001',
      '101 rings',
      '101 answers',
      'the caller hangs up',
    ],
  ],
  [
    'ring-all',
    from,
    [`${from} calls 05017480002`, '101 and 102 ring', '102 answers', 'the caller hangs up'],
  ],
  [
    'queue',
    from,
    [`${from} calls 05017490003`, '101 and 102 ring', '101 answers', 'the caller hangs up'],
  ],
  [
    'transfer',
    from,
    [
      inbound,
      '101 rings',
      '101 answers',
      '101 sends the caller to 103',
      '103 rings',
      '103 answers',
      'the caller hangs up',
    ],
  ],
  [
    'attended',
    from,
    [
      inbound,
      '101 rings',
      '101 answers',
      '101 calls 103',
      '103 rings',
      '103 answers',
      '101 joins the caller and 103, and leaves',
      'the caller hangs up',
    ],
  ],
  [
    'outbound',
    from,
    [`101 calls ${from}`, 'it rings outside', 'the other side answers', '101 hangs up'],
  ],
] as const)('%s of %s goes to its end, each step told', async (scene, number, steps) => {
  expect(await stepsOf(scene, number)).toEqual(steps);
});
