import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type HtmlTagDescriptor, type Plugin, defineConfig } from 'vite';

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
 * Names in the popup's head what it takes right after its first picture, so that all of it is on its way with the page;
 * the styles come before the picture.
 */
function namePopupsCode(): Plugin {
  return {
    name: 'name-popups-code',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle = {} }) {
        if (!filename.endsWith('cti-popup.html')) return [];
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const named = new Set<string>();
        const styles = new Set<string>();
        const add = (fileName: string) => {
          const chunk = chunks.find((one) => one.fileName === fileName);
          if (!chunk || named.has(fileName)) return;
          named.add(fileName);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
          for (const next of chunk.imports) add(next);
        };
        for (const { moduleIds, fileName } of chunks) {
          if (moduleIds.some((id) => id.endsWith('/popup/window/popup-root.tsx'))) add(fileName);
        }
        const isNew = (file: string) => !html.includes(`/${file}"`);
        return [
          ...[...styles]
            .filter(isNew)
            .map((file) => headTag({ rel: 'stylesheet', href: `/${file}` })),
          ...[...named]
            .filter(isNew)
            .map((file) => headTag({ rel: 'modulepreload', href: `/${file}` })),
        ];
      },
    },
  };
}

const headTag = (link: { rel: string; href: string }): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...link, crossorigin: true },
  injectTo: 'head',
});

/**
 * Four pages: the console; the call popup with its own small bundle, because a card that waits
 * for the console's code comes after the phone has been picked up; Dialpad's mini dialer, which
 * alone may frame another site and hand it the microphone; and the browser's phone, which alone may
 * listen to the microphone and speak to a PBX.
 */
export default defineConfig({
  root: here('.'),
  plugins: [react(), layerOrder('@layer base,ui,page;'), namePopupsCode()],
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
            { name: 'card', test: /src\/popup\/window\/popup-root\.tsx$/ },
            // What the popup takes before its first paint, without React.
            {
              name: 'first',
              test: /src\/(ui\/theme|popup\/handover|popup\/window\/address)\.ts$|vite\/preload-helper/,
              priority: 2,
            },
            // What every page takes; the dialer alone has no popup, but a file more would cost the card more.
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler)\/|src\/first-come\.ts$/,
              priority: 1,
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
