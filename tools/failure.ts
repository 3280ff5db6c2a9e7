/** A failure the user can do something about: one line, no stack. */
export class Failure extends Error {}

/** Runs a command's main function; a {@link Failure} becomes one line and exit code 1. */
export async function main(body: () => Promise<number | void>): Promise<void> {
  try {
    const code = await body();
    process.exitCode = code ?? 0;
  } catch (error) {
    if (error instanceof Failure) console.error(`\n✗ ${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  }
}

/** What an error says, whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
