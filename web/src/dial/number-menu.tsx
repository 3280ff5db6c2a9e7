import { IconCopy, IconDeviceMobile, IconPhoneOutgoing } from '@tabler/icons-react';
import type { CallableNumber } from '../call/phone-number.tsx';
import { ActionMenu, type MenuAction } from '../ui/action-menu.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialWords } from '../words/dial/use-dial-words.ts';
import { dialpadLink, telLink } from './dial-links.ts';

/** Who may do what with numbers. */
export interface NumberUser {
  /** Whether they may call and note, or only look. */
  mayCall: boolean;
}

/** A number, and everything that can be done with it. */
export function NumberMenu(props: CallableNumber & { user: NumberUser }) {
  const { e164, text, className, about, user } = props;
  const words = useDialWords();
  const copy = () => {
    const tell = (isDone: boolean) =>
      isDone ? showToast(words.copied(text)) : showToast(words.copyFailed, { tone: 'missed' });
    // Without permission, or on a page that isn't secure, there's no clipboard.
    (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => tell(true),
      () => tell(false),
    );
  };
  const calls: MenuAction[] = [
    {
      key: 'call',
      label: words.call,
      icon: IconPhoneOutgoing,
      href: dialpadLink(e164, about.fromNumber ?? null),
    },
    { key: 'tel', label: words.otherPhone, icon: IconDeviceMobile, href: telLink(e164) },
  ];
  return (
    <ActionMenu
      className={className}
      label={words.menu(text)}
      actions={[
        ...(user.mayCall ? calls : []),
        { key: 'copy', label: words.copy, icon: IconCopy, onSelect: copy },
      ]}
    >
      {text}
    </ActionMenu>
  );
}
