import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { parseArgs } from 'node:util';
import type { Duplex } from 'node:stream';
import { Bridge } from './bridge.ts';
import { systemClock } from './clock.ts';
import { createPbx } from './commands/pbx.ts';
import { Runner } from './commands/runner.ts';
import { askForToken, customerOf, tokenUrl } from './commands/token.ts';
import { type Config, ConfigMistakes, readConfig } from './config.ts';
import { bridgeLog, type BridgeLog } from './log.ts';
import { Reporter } from './pbx/reporter.ts';
import { lock } from './queue/lock.ts';
import { openQueue } from './queue/open.ts';
import { type Queue, QueueFull } from './queue/queue.ts';
import { sender } from './send/sender.ts';
import { webhook } from './send/webhook.ts';
import { describe, statusOf, version } from './status.ts';
import type { Translator } from './translator.ts';

const usage = `node cti-bridge.mjs --config FILE            run until SIGTERM
node cti-bridge.mjs --config FILE --status   say how it is; exits 0 if all is well
`;

/** Makes a translator that goes on with a snapshot, or begins with null. May throw on a snapshot it can't read. */
export type CreateTranslator = (settings: Config['asterisk'], snapshot: unknown) => Translator;

const lockWaitMs = 2_000;
/** How long a request that is on its way may take when the bridge stops. */
const stopGraceMs = 5_000;
const statusEveryMs = 30_000;
const dayMs = 86_400_000;

/** The bridge's whole life; returns its exit code. */
export async function main(args: string[], createTranslator: CreateTranslator): Promise<number> {
  try {
    const { values } = parseArgs({
      args,
      options: { config: { type: 'string' }, status: { type: 'boolean' } },
    });
    if (values.config === undefined) throw new ConfigMistakes([usage]);
    const config = readConfig(values.config);
    if (values.status !== true) return await run(config, createTranslator);
    const { text, isWell } = describe(config);
    process.stdout.write(text);
    return isWell ? 0 : 1;
  } catch (error) {
    const lines = error instanceof ConfigMistakes ? error.lines : [argumentMistake(error)];
    process.stderr.write(`${lines.join('\n')}\n`);
    return 2;
  }
}

async function run(config: Config, createTranslator: CreateTranslator): Promise<number> {
  const clock = systemClock;
  const log = bridgeLog((line) => process.stdout.write(line), clock.now);
  const { folder, maxMegabytes, maxDays } = config.queue;
  const { heartbeatSeconds } = config;
  const connecting = connector(config);
  const unlock = used('queue.folder', () => lock(folder, lockWaitMs));
  if (!unlock) throw new ConfigMistakes([`queue.folder: another bridge works with ${folder}`]);
  const queue = openQueue(folder, maxMegabytes * 1024 * 1024, clock.now(), log);
  const translator = restored(config, createTranslator, queue, log);
  const hook = webhook(config.webhook.url, config.webhook.secret);
  const common = { clock, random: Math.random };
  const sending = sender({ queue, webhook: hook, mostAgeMs: maxDays * dayMs, ...common }, log);
  const ami = { ...config.ami, ...common, connect: connecting };
  const reporter = new Reporter({
    name: config.name,
    layout: config.asterisk,
    webhook: hook,
    ask: (action) => bridge.ask(action),
    log,
    ...common,
  });
  const bridge: Bridge = new Bridge({
    ami,
    translator,
    queue,
    sender: sending,
    clock,
    log,
    changed: () => keepStatus(),
    hear: (event) => ordered?.pbx.hear(event),
    ...(config.tellsPbx ? { reporter } : {}),
  });
  const ordered = await commandsOf(config, bridge, log, () => {
    keepStatus();
    void heartbeat();
  });
  const status = () =>
    statusOf(
      config.name,
      clock.now(),
      bridge,
      sending,
      queue.facts(),
      ordered?.line.state === 'listening',
    );

  /** For `--status`; where there is no room for it, it can wait. */
  const keepStatus = () => {
    try {
      queue.keep('status', JSON.stringify(status()));
      if (status().queue.waiting === 0) queue.tidy();
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error;
    }
  };
  /** An older webhook would keep each as a dead letter. */
  const heartbeat = async () => {
    if (heartbeatSeconds === 0) return;
    if ((await hook.tell({ envelope: 2, heartbeat: status() })) !== 'unknown') return;
    clearInterval(beating);
    log.heartbeatUnknown();
  };
  const keeping = setInterval(keepStatus, statusEveryMs);
  const beating =
    heartbeatSeconds > 0 ? setInterval(() => void heartbeat(), heartbeatSeconds * 1000) : undefined;

  process.on('uncaughtException', (error) => {
    log.failed(error);
    // Calls are worth more than commands.
    if (ordered && isOfFirestore(error)) return ordered.line.restart('unexpected');
    process.exit(1);
  });
  log.started({ version, waiting: queue.facts().waiting });
  bridge.start();
  ordered?.line.start();
  await stopRequested();

  ordered?.line.stop();
  clearInterval(keeping);
  clearInterval(beating);
  hook.close(stopGraceMs);
  await bridge.stop();
  keepStatus();
  log.stopped({ waiting: queue.facts().waiting });
  queue.close();
  unlock();
  return 0;
}

/** What hears of commands and has Asterisk do them; null = it isn't to be told anything. */
async function commandsOf(config: Config, bridge: Bridge, log: BridgeLog, changed: () => void) {
  const { commands, asterisk, webhook: hook, name } = config;
  const url = commands?.url ?? tokenUrl(hook.url);
  const customerId = customerOf(hook.url);
  if (!commands || url === null || customerId === null) return null;
  // Most of the program, and of no use to others.
  const { CommandLine } = await import('./commands/line.ts');
  const clock = systemClock;
  const ask = bridge.ask.bind(bridge);
  const pbx = createPbx({ ask, commands, asterisk, clock });
  const runner = new Runner({ pbx, clock, log });
  const line = new CommandLine({
    bridge: name,
    token: (now) => askForToken({ url, customerId, secret: hook.secret, bridge: name }, now),
    clock,
    random: Math.random,
    log,
    opened: (desk, aheadMs) => runner.use(desk, aheadMs),
    heard: (open) => runner.offer(open),
    changed,
  });
  return { line, pbx };
}

/** What the SDK's own queue throws, which no caller of it can catch. */
const isOfFirestore = (error: Error): boolean =>
  error.name === 'FirebaseError' || error.message.includes('FIRESTORE (');

/** A translator that knows what the last one knew. */
function restored(
  { asterisk }: Config,
  createTranslator: CreateTranslator,
  queue: Queue,
  log: BridgeLog,
): Translator {
  const saved = queue.kept('translator');
  try {
    if (saved !== null) return createTranslator(asterisk, JSON.parse(saved) as unknown);
  } catch {
    log.restoreFailed();
  }
  return createTranslator(asterisk, null);
}

function connector({ ami: { host, port, tls, caFile } }: Config): () => Duplex {
  if (!tls) return () => connect({ host, port, noDelay: true });
  const ca = caFile === undefined ? {} : { ca: used('ami.caFile', () => readFileSync(caFile)) };
  return () => connectTls({ host, port, servername: host, ...ca });
}

/** What the system refuses is a mistake of the setting that asked for it. */
function used<T>(setting: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigMistakes([`${setting}: can't be used (${code ?? 'unknown'})`]);
  }
}

const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });

/** What the line says that started us; anything else is a failure of ours. */
function argumentMistake(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
  return `${message}\n\n${usage}`;
}
