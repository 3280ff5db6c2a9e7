/** The text stored elsewhere followed by the text typed here, without repeating either. */
export function joinedText(remote: string, own: string): string {
  if (own === '' || remote.includes(own)) return remote;
  if (remote === '' || own.includes(remote)) return own;
  return `${remote}\n${own}`;
}

/**
 * What to store when a kept draft meets the server's text: if it was typed on top of it, the draft is the newer one.
 */
export const rejoinedText = (
  remote: string,
  { text, base }: { text: string; base: string | null },
): string => (remote === base ? text : joinedText(remote, text));
