import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Puts the order of the cascade layers at the head of every style sheet. Which sheet a browser gets
 * first depends on how the build has split them, and the first one it gets decides the order.
 */
function layerOrder(order: string): Plugin {
  return {
    name: 'layer-order',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          file.source = `${order}${String(file.source)}`;
        }
      }
    },
  };
}

/**
 * Four pages: the console; the call popup with its own small bundle, because a card that waits
 * for the console's code comes after the phone has been picked up; Dialpad's mini dialer, which
 * alone may frame another site and hand it the microphone; and the browser's phone, which alone may
 * listen to the microphone and speak to a PBX.
 */
export default defineConfig({
  root: here('.'),
  plugins: [react(), layerOrder('@layer base,ui,page;')],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // Every supported browser preloads modules itself; the polyfill would only be weight.
    modulePreload: { polyfill: false },
    target: 'es2024',
    // A data: URL would need its own entry in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: here('index.html'),
        popup: here('cti-popup.html'),
        dialer: here('cti-dialer.html'),
        phone: here('cti-phone.html'),
        sw: here('src/worker/sw.ts'),
      },
      output: {
        // A service worker speaks for the folder it lies in, and is found under one name for ever.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          // What the card takes, React included, is one file: fewer requests before its first paint
          // and better compression than seven, and the console has put it into the cache before the
          // first call.
          groups: [
            { name: 'card', test: /src\/popup\/window\/popup-app\.tsx$/ },
            // What every page takes; the dialer alone has no popup, but a file more would cost the card more.
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler)\/|src\/(ui\/theme|popup\/handover|first-come)\.ts$/,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // Lets the worker's source, which is not at the root, speak for the whole page.
    headers: { 'Service-Worker-Allowed': '/' },
    proxy: { '/api': 'http://127.0.0.1:5000' },
  },
});
