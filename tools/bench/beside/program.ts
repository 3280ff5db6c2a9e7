import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from '../../failure.ts';
import { root } from '../../root.ts';

/** A server of this folder in its own process, as the product's are. */
interface Program {
  port: number;
  stop(): Promise<void>;
}

/** Starts `NAME.ts` of this folder and waits for its port. */
export async function startBeside(name: 'bare' | 'classic'): Promise<Program> {
  const script = join(root, 'tools', 'bench', 'beside', `${name}.ts`);
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Failure(`${name}.ts does not start.`))),
  ])) as [string];
  return {
    port: Number(line),
    stop: async () => {
      process.off('exit', endWithUs);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What such a server says when it listens. */
export const announce = (port: number): void => console.log(String(port));
