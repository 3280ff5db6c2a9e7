import type { CommandCode } from '@cti/functions/model/calls/bridge-command';

/** Why a command wasn't done. */
export class Failed extends Error {
  override name = 'Failed';
  readonly code: CommandCode;

  constructor(code: CommandCode) {
    super(code);
    this.code = code;
  }
}
