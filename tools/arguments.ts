import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, messageOf } from './failure.ts';

/** A command's arguments. Unknown ones cause a {@link Failure} that shows the command's help. */
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
