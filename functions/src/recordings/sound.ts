/** The type of an answer that is a sound, as a browser should take it; null = it is something else. */
export function soundType(response: Response): string | null {
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  // Dialpad's recordings are mp3; a store of files may not know it.
  if (type === 'application/octet-stream' || type === 'binary/octet-stream') return 'audio/mpeg';
  return type && /^audio\/[a-z0-9.+-]{1,40}$/.test(type) ? type : null;
}

/** Bytes of one answer: four minutes of speech or more. Whoever plays on asks for the next. */
export const chunkBytes = 4 * 1024 * 1024;

/**
 * The range to ask of Dialpad for the one a browser asks for, never longer than {@link chunkBytes}. What can't
 * be read is the beginning, as HTTP has it; the end alone (`bytes=-500`) is passed on.
 */
export function boundedRange(asked: string): string {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked.trim()) ?? [];
  if (from === '' && to) return `bytes=-${Math.min(Number(to), chunkBytes)}`;
  const first = Number(from ?? 0);
  const furthest = first + chunkBytes - 1;
  const last = to ? Math.min(Number(to), furthest) : furthest;
  return `bytes=${first}-${Math.max(first, last)}`;
}
