/** gRPC status codes that Firestore answers with, from google.rpc.Code. */
const grpc = { notFound: 5, alreadyExists: 6, failedPrecondition: 9, aborted: 10 } as const;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** True when a `create` found the document there already. */
export const isAlreadyExists = (error: unknown): boolean => codeOf(error) === grpc.alreadyExists;

/** True when somebody else changed what a conditional write had read: read again and repeat. */
export const isConflict = (error: unknown): boolean =>
  Object.values<unknown>(grpc).includes(codeOf(error));

/** Codes after which the same work may succeed later: outages, contention, time that ran out. */
const transient = new Set<unknown>([1, 2, 4, 8, 10, 13, 14, grpc.notFound, grpc.alreadyExists, 9]);

/** True when repeating is of no use: what Firestore refuses for its content, and what our own code can't do. */
export function isPermanent(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'number') return !transient.has(code);
  return !(error instanceof Error) || permanentNames.has(error.name);
}
const permanentNames = new Set(['TypeError', 'RangeError', 'SyntaxError', '$ZodError', 'ZodError']);
