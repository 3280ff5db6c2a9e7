import type { Group } from '@cti/functions/model/group';
import { paths } from '@cti/functions/model/paths';
import {
  type GroupPopup,
  type Preferences,
  type PopupChoice,
  groupPopupDefaults,
  popupChoice,
  preferenceDefaults,
  preferencesSchema,
} from '@cti/functions/model/desk/popup-choice';
import { useMemo } from 'react';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { useLiveDoc } from '../firebase/use-live.ts';

/** What the person and their groups have chosen for calls. */
export interface CallChoices {
  preferences: Preferences;
  groupOf: (groupCode: string | null) => GroupPopup;
  choiceOf: (groupCode: string | null) => PopupChoice;
}

/** What decides about popups and sounds; null = not known yet. Unreadable = not chosen: better a popup too many. */
export function useCallChoices(
  customerId: string,
  uid: string,
  groups: Live<Row<Group>[]>,
): CallChoices | null {
  const own = useLiveDoc({
    path: paths.preferences(customerId, uid),
    schema: preferencesSchema,
  });
  return useMemo(() => {
    if (own.status === 'loading' || groups.status === 'loading') return null;
    const preferences = (own.status === 'ready' && own.data) || preferenceDefaults;
    const popups = new Map(
      groups.status === 'ready' ? groups.data.map(({ id, popup }) => [id, popup]) : [],
    );
    const groupOf = (code: string | null) =>
      (code === null ? undefined : popups.get(code)) ?? groupPopupDefaults;
    return { preferences, groupOf, choiceOf: (code) => popupChoice(groupOf(code), preferences) };
  }, [own, groups]);
}
