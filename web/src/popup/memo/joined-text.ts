/** What is stored elsewhere, followed by what was typed here, neither twice. */
export function joinedText(remote: string, own: string): string {
  if (own === '' || remote.includes(own)) return remote;
  if (remote === '' || own.includes(remote)) return own;
  return `${remote}\n${own}`;
}

/** What to store where a kept draft meets the server's text: typed on top of it, it is the newer of the two. */
export const rejoinedText = (
  remote: string,
  { text, base }: { text: string; base: string | null },
): string => (remote === base ? text : joinedText(remote, text));
