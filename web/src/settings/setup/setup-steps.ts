export type SetupStep = 'groups' | 'lines' | 'members' | 'call';

/** What there is of a customer, as far as somebody new has to see to it. */
export interface SetupState {
  groups: number;
  lines: number;
  /** Members that may sign in, the reader among them. */
  activeMembers: number;
  /** A call has reached a group. */
  hasCall: boolean;
}

/** The steps in the order in which each makes the next one possible. */
export function setupSteps(state: SetupState): { step: SetupStep; isDone: boolean }[] {
  return [
    { step: 'groups', isDone: state.groups > 0 },
    { step: 'lines', isDone: state.lines > 0 },
    { step: 'members', isDone: state.activeMembers > 1 },
    { step: 'call', isDone: state.hasCall },
  ];
}

/** What to do now; null = nothing is left. */
export function nextStep(state: SetupState): SetupStep | null {
  return setupSteps(state).find(({ isDone }) => !isDone)?.step ?? null;
}
