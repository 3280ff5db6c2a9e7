import type { Member } from '@cti/functions/model/member';
import type { SettingsWords } from '../../words/settings/ja.ts';

/** With what a member signs in, as far as it is kept: the whole phone number is known to nobody. */
export function loginOf({ email, loginHint }: Member, words: SettingsWords): string {
  return email || (loginHint ? words.members.phone(loginHint) : '');
}
