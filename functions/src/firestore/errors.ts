/** gRPC status codes that Firestore answers with, from google.rpc.Code. */
const grpc = { notFound: 5, alreadyExists: 6, failedPrecondition: 9, aborted: 10 } as const;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** True when a `create` found the document there already. */
export const isAlreadyExists = (error: unknown): boolean => codeOf(error) === grpc.alreadyExists;

/** True when somebody else changed what a conditional write had read: read again and repeat. */
export const isConflict = (error: unknown): boolean =>
  Object.values<unknown>(grpc).includes(codeOf(error));
