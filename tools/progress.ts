/** Reports what starts and, when it ends, how long it took. */
export async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  console.log(`${what} …`);
  const result = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s`);
  return result;
}
