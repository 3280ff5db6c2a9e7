import { main } from './main.ts';
import { createTranslator, type TranslatorState } from './translate/translator.ts';

/** Where the bundle begins. */
process.exit(
  await main(process.argv.slice(2), (settings, snapshot) =>
    createTranslator(settings, snapshot as TranslatorState | null),
  ),
);
