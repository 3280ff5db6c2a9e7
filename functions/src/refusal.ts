import type { RefusalCode } from './model/callables.ts';

/** A request that is understood and not done. Its message may be shown; it quotes nothing that was sent. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly fields: Record<string, string> | undefined;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}
