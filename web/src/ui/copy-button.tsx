import { useEffect, useState } from 'react';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../words/use-words.tsx';
import { IconButton } from './button.tsx';

/** Copies a text and says so in place, for two seconds. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    // Refused without focus or permission: the icon then stays as it is.
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <IconButton
      icon={copied ? IconCheck : IconCopy}
      label={copied ? words.common.copied : label}
      onClick={copy}
    />
  );
}
