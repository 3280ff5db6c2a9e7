/** One call in the popup. `key` stays the same when the call is merged into another. */
export interface Tab {
  key: string;
  linkedId: string;
  /** Ids this tab has already left behind, so that a cycle of merges ends. */
  followed: string[];
}

export interface Stack {
  tabs: readonly Tab[];
  selected: string | null;
  /** Memo texts of tabs merged into another one, waiting to be added there; by linkedId. */
  carried: Readonly<Record<string, string>>;
}

export type StackAction =
  /** A call to show; `mayTakeOver` = nobody is typing or talking on the selected one. */
  | { type: 'show'; linkedId: string; mayTakeOver: boolean }
  | { type: 'select'; key: string }
  | { type: 'close'; key: string }
  /** The tab's call was merged into another; `text` = the content of its memo field. */
  | { type: 'follow'; key: string; to: string; text: string }
  | { type: 'carried'; linkedId: string };

export const emptyStack: Stack = { tabs: [], selected: null, carried: {} };

/** A flood of calls must not fill the window; the oldest tab gives way. */
export const tabLimit = 20;

export function stackReducer(stack: Stack, action: StackAction): Stack {
  switch (action.type) {
    case 'show':
      return show(stack, action.linkedId, action.mayTakeOver);
    case 'select':
      return { ...stack, selected: action.key };
    case 'close':
      return without(stack, action.key);
    case 'follow':
      return follow(stack, action);
    case 'carried': {
      const { [action.linkedId]: _taken, ...carried } = stack.carried;
      return { ...stack, carried };
    }
  }
}

function show(stack: Stack, linkedId: string, mayTakeOver: boolean): Stack {
  const known = stack.tabs.find(
    (tab) => tab.linkedId === linkedId || tab.followed.includes(linkedId),
  );
  const tab = known ?? { key: linkedId, linkedId, followed: [] };
  const selected = mayTakeOver || stack.selected === null ? tab.key : stack.selected;
  if (known) return { ...stack, selected };
  return { ...stack, tabs: makeRoom([...stack.tabs, tab], selected), selected };
}

function makeRoom(tabs: Tab[], selected: string): Tab[] {
  if (tabs.length <= tabLimit) return tabs;
  const oldest = tabs.find((tab) => tab.key !== selected);
  return tabs.filter((tab) => tab !== oldest);
}

function without(stack: Stack, key: string): Stack {
  const at = stack.tabs.findIndex((tab) => tab.key === key);
  const tabs = stack.tabs.filter((tab) => tab.key !== key);
  const next = tabs[Math.min(at, tabs.length - 1)]?.key ?? null;
  return { ...stack, tabs, selected: stack.selected === key ? next : stack.selected };
}

function follow(stack: Stack, { key, to, text }: { key: string; to: string; text: string }): Stack {
  const from = stack.tabs.find((tab) => tab.key === key);
  if (!from || from.linkedId === to || from.followed.includes(to)) return stack;
  const survivor = stack.tabs.find((tab) => tab.linkedId === to);
  // The selected tab stays, whichever of the two it is: somebody may be typing in it. The other one saves its memo as
  // it closes, or has it carried over.
  const isKept = !survivor || stack.selected === key;
  const heir = isKept ? from : survivor;
  const others = [from, survivor].flatMap((tab) => tab?.followed ?? []);
  const moved: Tab = { ...heir, linkedId: to, followed: [...others, from.linkedId] };
  return {
    ...stack,
    tabs: stack.tabs
      .filter((tab) => tab === heir || (tab !== from && tab !== survivor))
      .map((tab) => (tab === heir ? moved : tab)),
    carried: isKept || text === '' ? stack.carried : { ...stack.carried, [to]: text },
  };
}
