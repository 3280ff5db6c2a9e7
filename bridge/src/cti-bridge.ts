import { main } from './main.ts';

/** Where the bundle begins. */
process.exit(
  await main(process.argv.slice(2), () => ({
    take: () => [],
    tick: () => [],
    reconnected: () => undefined,
    resync: () => [],
    snapshot: () => null,
  })),
);
