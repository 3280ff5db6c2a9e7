import type { NumberLooks } from '../call/phone-number.tsx';
import { dialpadLink } from './dial-links.ts';
import { NumberMenu, type NumberUser } from './number-menu.tsx';

/** How numbers are shown to somebody: see `NumberContext`. */
export const numberLooks = (user: NumberUser): NumberLooks => ({
  menu: (number) => <NumberMenu {...number} user={user} />,
  link: ({ e164, className, about }, children) => (
    <a className={className} href={dialpadLink(e164, about.fromNumber ?? null)}>
      {children}
    </a>
  ),
});
