import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { jwtVerify } from 'jose';
import { Server } from 'socket.io';
import { demo } from '../../demo/constants.ts';
import { callWindow, listenTo, page } from './pages.ts';
import { announce } from './program.ts';

/**
 * The classic design of a CTI popup, one process: Express takes the signed event, looks the caller up in SQLite, stores
 * the call and tells every browser over Socket.IO; the window fetches the customer by HTTP.
 */
const secret = new TextEncoder().encode(demo.customers.goodfife);
const customerCount = 1_000;

const database = new DatabaseSync(
  join(mkdtempSync(join(tmpdir(), 'cti-bench-')), 'classic.sqlite'),
);
database.exec(`
  pragma journal_mode = wal; pragma synchronous = normal;
  create table customers (id integer primary key, phone text unique, name text, kind text);
  create table calls (id text primary key, phone text, state text, startedAt integer, endedAt integer);
`);
const addCustomer = database.prepare('insert into customers (phone, name, kind) values (?, ?, ?)');
for (let n = 0; n < customerCount; n += 1)
  addCustomer.run(`+8190${20_000_000 + n}`, `客 ${n}`, 'new');
addCustomer.run('+819012345678', '山田 太郎', 'vip');
addCustomer.run('+818011112222', '鈴木 次郎', 'regular');
const byPhone = database.prepare('select id from customers where phone = ?');
const byId = database.prepare('select * from customers where id = ?');
const allCalls = database.prepare('select * from calls');
const storeCall = database.prepare(`
  insert into calls (id, phone, state, startedAt, endedAt) values (?, ?, ?, ?, ?)
  on conflict (id) do update set state = excluded.state, endedAt = excluded.endedAt
`);

const app = express();
const http = createServer(app);
const sockets = new Server(http);
sockets.on('connection', (socket) => {
  socket.on('join', async (line: string, done: () => void) => {
    await socket.join(line);
    done();
  });
});

app.post('/webhook', express.text({ type: '*/*' }), async (asked, answer) => {
  const { payload } = await jwtVerify(String(asked.body), secret);
  const event = payload as Record<string, unknown> & { external_number: string; state: string };
  const callId = String(event['call_id']);
  const customer = byPhone.get(event.external_number);
  const ended = Number(event['date_ended'] ?? 0);
  storeCall.run(callId, event.external_number, event.state, Number(event['date_started']), ended);
  sockets
    .to(String(event['internal_number']))
    .emit('call', { callId, state: event.state, customerId: customer?.['id'] });
  answer.json({ received: true });
});
app.get('/api/customers/:id', (asked, answer) => {
  answer.json(byId.get(asked.params.id));
});
app.get('/api/calls', (_asked, answer) => {
  answer.json(allCalls.all());
});

/** `?LINE`, and `&inPage` where the call comes on the page itself and not in a window. */
app.get('/', (_asked, answer) => {
  answer.send(
    page(`<h1></h1><script src="/socket.io/socket.io.js"></script><script>
      const [line, inPage] = location.search.slice(1).split('&');
      const socket = io();
      socket.on('connect', () => socket.emit('join', line, () => document.title = 'connected'));
      socket.on('call', async ({ state, customerId }) => {
        if (state !== 'ringing') return;
        if (!inPage) return window.open('/window?' + customerId, 'call', '${callWindow}');
        const { name } = await (await fetch('/api/customers/' + customerId)).json();
        document.querySelector('h1').textContent = name;
      });
    </script>`),
  );
});
app.get('/window', (_asked, answer) => {
  answer.send(
    page(`<h1></h1><script>
      fetch('/api/customers' + location.search.replace('?', '/'))
        .then((response) => response.json())
        .then(({ name }) => document.querySelector('h1').textContent = name);
    </script>`),
  );
});
listenTo(http, announce);
