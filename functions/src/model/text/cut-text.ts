/** The longest line a call copies from elsewhere (names, addresses, codes), in characters. */
const lineLimit = 200;

/** The beginning of a text, never ending in half a character. */
export const cutText = (text: string, limit = lineLimit): string =>
  text.length <= limit ? text : text.slice(0, limit).toWellFormed();
