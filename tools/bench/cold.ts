import { firstAnswer } from '../first-answer.ts';
import { bundle, type Form } from './bundle.ts';
import { onOwnFirestore } from './firestore.ts';
import { spawnInstance } from './framework.ts';
import { sender } from './sender.ts';
import { median, table } from './statistics.ts';
import { callBodies, customerId, seedCustomer } from './traffic.ts';

const starts = 11;

/** How long a new instance takes from the start of its process to its first responses. */
export async function benchCold(): Promise<void> {
  const forms: Form[] = ['bundled', 'unbundled'];
  const sources = new Map<Form, string>();
  for (const form of forms) sources.set(form, await bundle(form));
  await onOwnFirestore(async (db, firestore) => {
    await seedCustomer(db, 100);

    const first = new Map(
      forms.map((form) => [form, { refusal: [] as number[], stored: [] as number[] }]),
    );
    // Alternating, so that a busy moment affects both forms; the first round only warms the disk cache.
    for (let round = 0; round <= starts; round += 1) {
      for (const form of forms) {
        const options = { source: sources.get(form) ?? '', firestore };
        const [event = ''] = await callBodies();
        const refusal = await coldAnswer(options, 'not.a.token', 401);
        const stored = await coldAnswer(options, event, 200);
        if (round === 0) continue;
        first.get(form)?.refusal.push(refusal);
        first.get(form)?.stored.push(stored);
      }
    }
    const times = (form: Form) => first.get(form) ?? { refusal: [], stored: [] };
    const row = (name: string, bundled: number[], unbundled: number[]) => [
      name,
      median(bundled).toFixed(0),
      median(unbundled).toFixed(0),
      `${(median(bundled) / median(unbundled)).toFixed(2)}x`,
    ];
    const [bundled, unbundled] = [times('bundled'), times('unbundled')];
    console.log(
      `From the start of the process to its first answer, median of ${starts} starts, ms\n`,
    );
    console.log(
      table(
        ['', 'bundled', 'unbundled', 'ratio'],
        [
          row('first answer (401 to a forged event)', bundled.refusal, unbundled.refusal),
          row('first event stored (200)', bundled.stored, unbundled.stored),
        ],
      ),
    );
  });
}

/** Each measurement starts a new instance: an earlier response would have warmed it. */
async function coldAnswer(
  options: { source: string; firestore: string },
  body: string,
  expected: number,
): Promise<number> {
  const instance = await spawnInstance(options);
  const client = sender(1);
  try {
    const url = `${instance.url}/${customerId}`;
    const { status } = await firstAnswer(() => client.post(url, body), { pauseMs: 3 });
    const ms = performance.now() - instance.spawnedAt;
    if (status !== expected)
      throw new Error(`${status} instead of ${expected}\n${instance.output()}`);
    return ms;
  } finally {
    client.close();
    await instance.stop();
  }
}
