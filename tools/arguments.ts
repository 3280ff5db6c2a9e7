import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, messageOf } from './failure.ts';

/** What a command was told. What it does not know is a {@link Failure} that shows its help. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  options: Options,
  help: string,
  { allowPositionals = false } = {},
) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${help}`);
  }
}
