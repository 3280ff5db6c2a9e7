/**
 * What `firebase emulators:start` does, through firebase-tools as a module, for three reasons: the command would write
 * every step of every request into a debug log, dozens of megabytes in a run of the tests; functions must not be loaded
 * before the databases hold what is there from the beginning, or their triggers would be told of all of it; and no
 * request may get lost.
 * Plain JavaScript, because firebase-tools has no types. Its one argument is a JSON object of the command's options; with
 * `waits`, functions are loaded when the process that started this one sends its first message.
 */
import { setTimeout as pause } from 'node:timers/promises';
import firebase from 'firebase-tools';
import { FunctionsEmulator } from 'firebase-tools/lib/emulator/functionsEmulator.js';
import { RuntimeWorkerPool } from 'firebase-tools/lib/emulator/functionsRuntimeWorker.js';
import { descendants, sendSignal } from '../process.ts';

const { waits = false, ...options } = JSON.parse(process.argv[2] ?? '{}');

if (waits) {
  const mayLoad = new Promise((resolve) => process.once('message', resolve));
  const { connect } = FunctionsEmulator.prototype;
  FunctionsEmulator.prototype.connect = async function connectLater() {
    await mayLoad;
    process.disconnect();
    return connect.call(this);
  };
}

// A request that had to wait for a new process can find it taken by one that came later: the emulator then drops it
// without an answer, and a trigger's event for good. Here it waits for the next free process.
const { submitRequest } = RuntimeWorkerPool.prototype;
RuntimeWorkerPool.prototype.submitRequest = async function submitWhenFree(triggerId, ...request) {
  const runtime = request[4];
  const hasWorkers = () => this.getTriggerWorkers(triggerId, runtime).length > 0;
  while (!this.getIdleWorker(triggerId, runtime) && hasWorkers()) await pause(20);
  return submitRequest.call(this, triggerId, ...request);
};

// However it ends, also by an error inside firebase-tools: nothing that it has started is left behind.
process.on('exit', () => {
  for (const pid of descendants(process.pid)) sendSignal(pid, 'SIGKILL');
});

process.env.IS_FIREBASE_CLI = 'true';
firebase.logger.useConsoleLoggers();
try {
  await firebase.emulators.start({ ...options, nonInteractive: true });
  process.exit(0);
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
