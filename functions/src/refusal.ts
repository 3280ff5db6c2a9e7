import type { BridgeRefusalCode, RefusalCode } from './model/callables.ts';

/** A request that was understood but refused. Its message may be shown; it never quotes the input. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode | BridgeRefusalCode;
  readonly fields: Record<string, string> | undefined;

  constructor(
    code: RefusalCode | BridgeRefusalCode,
    message: string,
    fields?: Record<string, string>,
  ) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}
