import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery: every view in every state with invented data. For development only, never built. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5180,
    open: false,
    fs: { allow: ['../..'] },
  },
  cacheDir: '../../node_modules/.vite-gallery',
});
