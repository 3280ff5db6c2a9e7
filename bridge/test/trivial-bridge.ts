import { main } from '../src/main.ts';
import { trivialTranslator } from '../src/testing/trivial-translator.ts';

/** The bridge as a process of its own, with a translator that tells everything as it comes. */
process.exit(
  await main(process.argv.slice(2), (_settings, snapshot) => trivialTranslator(snapshot)),
);
