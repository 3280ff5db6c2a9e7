import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openEmulators } from '../../admin.ts';
import { root } from '../../root.ts';
import { callWindow, listenTo, page } from './pages.ts';
import { announce } from './program.ts';

/** The floor of any such design on Firestore: one create, one listener without anything around it, one static window. */
const { db } = openEmulators();
const sdk = (name: string) =>
  readFileSync(join(root, 'node_modules', 'firebase', `firebase-${name}.js`), 'utf8').replaceAll(
    /https:\/\/www\.gstatic\.com\/firebasejs\/[^/]+\//g,
    '/',
  );

/** `?HOST:PORT` = where its Firestore is. */
const listener = page(`<script type="module">
  import { initializeApp } from '/firebase-app.js';
  import { collection, connectFirestoreEmulator, getFirestore, limit, onSnapshot, orderBy, query }
    from '/firebase-firestore.js';
  const db = getFirestore(initializeApp({ projectId: 'demo-cti', apiKey: 'demo' }));
  const [host, port] = location.search.slice(1).split(':');
  connectFirestoreEmulator(db, host, Number(port), { mockUserToken: 'owner' });
  onSnapshot(query(collection(db, 'bare'), orderBy('at', 'desc'), limit(1)), (found) => {
    if (document.title === 'connected') window.open('/window', '_blank', '${callWindow}');
    document.title = 'connected';
  });
</script>`);

const files: Record<string, [type: string, text: string]> = {
  '/': ['text/html', listener],
  '/window': ['text/html', page('<h1>bare</h1>')],
  '/firebase-app.js': ['text/javascript', sdk('app')],
  '/firebase-firestore.js': ['text/javascript', sdk('firestore')],
};

const write = () => db.collection('bare').doc().create({ at: new Date(), name: 'bare' });

const server = createServer((asked, answer) => {
  if (asked.method === 'POST') {
    asked.resume();
    return void write().then(() => answer.end('{}'));
  }
  const { pathname } = new URL(asked.url ?? '/', 'http://bare');
  const [type, text] = files[pathname] ?? [];
  if (type === undefined) return void answer.writeHead(404).end();
  answer.writeHead(200, { 'content-type': type }).end(text);
});
listenTo(server, announce);
