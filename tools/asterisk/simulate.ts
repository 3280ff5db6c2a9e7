import { demo } from '../demo/constants.ts';
import { Failure } from '../failure.ts';
import type { Wishes } from './scenes.ts';

/** Has the running office play a scene, and prints its steps as they come. False = it went wrong. */
export async function simulateOnAsterisk(wishes: Wishes): Promise<boolean> {
  const url = `http://${demo.host}:${demo.asterisk.ports.scenes}`;
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', body: JSON.stringify(wishes) });
  } catch {
    throw new Failure(`Nothing answers at ${url}. Is it running (npm start -- --asterisk)?`);
  }
  let said = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    said += text;
    process.stdout.write(text);
  }
  return !said.includes('✗');
}
