import * as z from 'zod/mini';

/** Schemas of fields that older documents lack: what is missing reads as null, or as no text. */

export const nullable = <T extends z.core.SomeType>(schema: T) =>
  z._default(z.nullable(schema), null);

export const text = z._default(z.string(), '');
