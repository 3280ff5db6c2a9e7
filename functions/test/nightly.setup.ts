import fc from 'fast-check';

/** Conversations per property. */
fc.configureGlobal({ numRuns: 10_000 });
