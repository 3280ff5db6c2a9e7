/** The content type to give a browser for an audio response; null = it isn't audio. */
export function soundType(response: Response): string | null {
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  // Dialpad's recordings are mp3, but a file store may not say so.
  if (type === 'application/octet-stream' || type === 'binary/octet-stream') return 'audio/mpeg';
  return type && /^audio\/[a-z0-9.+-]{1,40}$/.test(type) ? type : null;
}

/** Bytes per response: four minutes of speech or more. A player requests the next part itself. */
export const chunkBytes = 4 * 1024 * 1024;

/**
 * The range to request from Dialpad for a browser's range, never longer than {@link chunkBytes}. An unreadable range
 * means the beginning; a suffix (`bytes=-500`) is passed on.
 */
export function boundedRange(asked: string): string {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked.trim()) ?? [];
  if (from === '' && to) return `bytes=-${Math.min(Number(to), chunkBytes)}`;
  const first = Number(from ?? 0);
  const furthest = first + chunkBytes - 1;
  const last = to ? Math.min(Number(to), furthest) : furthest;
  return `bytes=${first}-${Math.max(first, last)}`;
}
