import type { Member } from '@cti/functions/model/members/member';
import type { SettingsWords } from '../../words/settings/settings.ts';

/** What a member signs in with, as far as it's stored: nobody knows the whole phone number. */
export function loginOf({ email, loginHint }: Member, words: SettingsWords): string {
  return email || (loginHint ? words.members.phone(loginHint) : '');
}
