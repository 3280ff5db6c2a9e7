/** The whole worker behind the steady timers: says an id back after the asked time. */
self.addEventListener('message', ({ data }: MessageEvent<{ id: number; ms: number }>) => {
  setTimeout(() => self.postMessage({ id: data.id }), data.ms);
});
