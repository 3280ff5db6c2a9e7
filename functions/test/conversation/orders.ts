/** Every order of some things; for few of them. */
export function permutationsOf<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, at) =>
    permutationsOf(things.toSpliced(at, 1)).map((rest) => [thing, ...rest]),
  );
}

/** Some orders of many things, the same in every run: forwards, backwards and shuffled by a small generator. */
export function sampleOrders<T>(things: readonly T[], count: number): T[][] {
  const shuffled = Array.from({ length: Math.max(0, count - 2) }, (_, seed) => {
    let state = seed + 1;
    const next = () => (state = (state * 48_271) % 2_147_483_647);
    return things
      .map((thing) => ({ thing, place: next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ thing }) => thing);
  });
  return [[...things], things.toReversed(), ...shuffled].slice(0, count);
}
