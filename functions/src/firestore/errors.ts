/** gRPC status codes that Firestore returns, from google.rpc.Code. */
const grpc = { notFound: 5, alreadyExists: 6, failedPrecondition: 9, aborted: 10 } as const;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** True if a `create` found an existing document. */
export const isAlreadyExists = (error: unknown): boolean => codeOf(error) === grpc.alreadyExists;

/** True if somebody else changed what a conditional write had read: read again and retry. */
export const isConflict = (error: unknown): boolean =>
  Object.values<unknown>(grpc).includes(codeOf(error));

/** Codes after which the same work may succeed later: outages, contention, timeouts. */
const transient = new Set<unknown>([1, 2, 4, 8, 10, 13, 14, grpc.notFound, grpc.alreadyExists, 9]);

/** True if a retry can't help: Firestore refused the content, or our own code failed. */
export function isPermanent(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'number') return !transient.has(code);
  return !(error instanceof Error) || permanentNames.has(error.name);
}
const permanentNames = new Set(['TypeError', 'RangeError', 'SyntaxError', '$ZodError', 'ZodError']);
