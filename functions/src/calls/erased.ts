import type { Call } from '../model/calls/call.ts';
import { unknownCaller, withheldCaller } from './identify.ts';

/** What a call says about its caller once they've been erased. */
export type ErasedFields = Pick<
  Call,
  | 'caller'
  | 'externalNumber'
  | 'dialled'
  | 'searchKeys'
  | 'memo'
  | 'hasMemo'
  | 'recording'
  | 'voicemail'
  | 'transcript'
  | 'recap'
>;

export const erasedFields = (withheld: boolean): ErasedFields => ({
  caller: withheld ? withheldCaller : unknownCaller,
  externalNumber: null,
  dialled: null,
  searchKeys: [],
  memo: null,
  hasMemo: false,
  recording: null,
  voicemail: null,
  transcript: null,
  recap: null,
});

/** What a leg says about its caller. */
export const erasedLegFields = { externalNumber: null, dialled: null };

/** A call whose caller was erased stays without them, whatever late events say. Its times stay. */
export const withoutPerson = (call: Call): Call => ({
  ...call,
  ...erasedFields(call.withheld),
  legs: Object.fromEntries(
    Object.entries(call.legs).map(([id, leg]) => [id, { ...leg, ...erasedLegFields }]),
  ),
});
