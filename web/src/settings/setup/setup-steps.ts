export type SetupStep = 'groups' | 'lines' | 'members' | 'call';

/** What a customer already has, as far as the setup steps are concerned. */
export interface SetupState {
  groups: number;
  lines: number;
  /** Members who may sign in, including the reader. */
  activeMembers: number;
  /** A call has reached a group. */
  hasCall: boolean;
}

/** The steps in the order in which each one enables the next. */
export function setupSteps(state: SetupState): { step: SetupStep; isDone: boolean }[] {
  return [
    { step: 'groups', isDone: state.groups > 0 },
    { step: 'lines', isDone: state.lines > 0 },
    { step: 'members', isDone: state.activeMembers > 1 },
    { step: 'call', isDone: state.hasCall },
  ];
}

/** The next step; null = nothing is left. */
export function nextStep(state: SetupState): SetupStep | null {
  return setupSteps(state).find(({ isDone }) => !isDone)?.step ?? null;
}
