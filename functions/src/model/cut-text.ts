/** The longest line that a call carries of what people wrote elsewhere: names, addresses, codes. */
const lineLimit = 200;

/** The beginning of a text, never half a character. */
export const cutText = (text: string, limit = lineLimit): string =>
  text.length <= limit ? text : text.slice(0, limit).toWellFormed();
