/** The worker behind the steady timers: echoes an id after the requested time. */
self.addEventListener('message', ({ data }: MessageEvent<{ id: number; ms: number }>) => {
  setTimeout(() => self.postMessage({ id: data.id }), data.ms);
});
