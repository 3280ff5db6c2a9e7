import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Inbox, inbox } from '../src/testing/inbox.ts';

export const webhookSecret = 'a-secret-of-the-tests-with-32-or-more';

export interface Settings {
  folder: string;
  amiPort: number;
  amiSecret?: string;
  url: string;
  /** {@link webhookSecret} without one. */
  secret?: string;
  /** The command that the bridge is started with. */
  within?: string[];
  maxMegabytes?: number;
  heartbeatSeconds?: number;
  /** What Asterisk may be told to do; nothing without. */
  commands?: object;
  /** Whether it tells of telephones and queues, too. */
  tellsPbx?: boolean;
  amiUser?: string;
  /** The bridge itself, or one with a trivial translator, which it is without. */
  program?: string;
}

/** A bridge as a process of its own. */
export interface RunningBridge {
  pid: number;
  /** Its log. */
  lines: Inbox<Record<string, unknown>>;
  logged(event: string, fields?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** All that it has logged. */
  output(): string;
  /** What it prints when asked how it is. */
  status(): string;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Asks it to end, and returns its exit code. */
  stop(): Promise<number | null>;
  /** Resolves with its exit code and what it complained of. */
  ended: Promise<{ code: number | null; complaint: string }>;
}

const trivial = join(import.meta.dirname, 'trivial-bridge.ts');

/** The bridge as it is delivered. */
export const bundle = join(import.meta.dirname, '../lib/cti-bridge.mjs');

export function startBridge(settings: Settings): RunningBridge {
  const { folder, amiPort, amiSecret = 'cti-secret', url, within = [] } = settings;
  const { maxMegabytes = 64, program = trivial, secret = webhookSecret, commands } = settings;
  const { heartbeatSeconds = commands ? 3_600 : 0 } = settings;
  const { tellsPbx = false, amiUser = 'cti' } = settings;
  const config = join(folder, 'cti-bridge.json');
  writeFileSync(
    config,
    JSON.stringify({
      ami: { port: amiPort, username: amiUser, secret: amiSecret },
      webhook: { url, secret },
      queue: { folder: join(folder, 'queue'), maxMegabytes },
      heartbeatSeconds,
      tellsPbx,
      asterisk: { trunks: ['trunk'], contexts: tellsPbx ? ['from-trunk'] : [] },
      commands,
    }),
  );
  const [command, ...args] = [...within, process.execPath, program, '--config', config];
  // A process group of its own: Ctrl-C is for us.
  const child: ChildProcess = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.on('exit', endWithUs);
  const lines = inbox<Record<string, unknown>>();
  let complaint = '';
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  if (child.stdout) {
    createInterface(child.stdout).on('line', (line) => {
      output += line;
      lines.put(JSON.parse(line) as Record<string, unknown>);
    });
  }
  const ended = once(child, 'close').then(([code]: unknown[]) => {
    process.off('exit', endWithUs);
    return { code: code as number | null, complaint };
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await ended).code;
  };
  return {
    pid: child.pid ?? 0,
    lines,
    logged: (event, fields = {}) =>
      lines.find(
        (line) =>
          line['event'] === event &&
          Object.entries(fields).every(([name, value]) => line[name] === value),
      ),
    output: () => output,
    status: () => statusText([program, '--config', config, '--status']),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    ended,
  };
}

/** With 1 as its exit code it says that something isn't well. */
function statusText(args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
