/**
 * What `firebase emulators:start` does, through firebase-tools as a module: the command would write every step of every
 * request into a debug log, dozens of megabytes in a run of the tests.
 * Plain JavaScript, because firebase-tools has no types. Its one argument is a JSON object of the command's options.
 */
import firebase from 'firebase-tools';

process.env.IS_FIREBASE_CLI = 'true';
firebase.logger.useConsoleLoggers();

const options = JSON.parse(process.argv[2] ?? '{}');
try {
  await firebase.emulators.start({ ...options, nonInteractive: true });
  process.exit(0);
} catch (error) {
  console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
