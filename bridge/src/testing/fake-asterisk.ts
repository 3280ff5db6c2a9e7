import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Inbox, inbox } from './inbox.ts';

export type Action = Record<string, string>;

/** A client's connection, from the server's side. */
export interface Connection {
  socket: Socket;
  actions: Inbox<Action>;
  /** Sends lines as one message. */
  say(...lines: string[]): void;
  greet(): void;
  /** Lets the client in and answers its questions about what is going on. */
  admit(channels?: string[][]): Promise<void>;
  /** Answers an action with a list of items. */
  list(action: Action, items: string[][]): void;
}

/** The manager interface of an Asterisk, as far as a test plays it. */
export interface FakeAsterisk {
  port: number;
  connections: Inbox<Connection>;
  close(): Promise<void>;
}

/** `answersPings`: by itself, for a test whose clock runs. */
export async function fakeAsterisk({ answersPings = false } = {}): Promise<FakeAsterisk> {
  const connections = inbox<Connection>();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connections.put(connectionOf(socket, answersPings));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function connectionOf(socket: Socket, answersPings: boolean): Connection {
  const actions = inbox<Action>();
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = `${text}${chunk}`.split('\r\n\r\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const action = parse(block);
      if (answersPings && action['Action'] === 'Ping') pong(action);
      else actions.put(action);
    }
  });
  const say = (...lines: string[]) => {
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  };
  const pong = ({ ActionID }: Action) =>
    say('Response: Success', `ActionID: ${ActionID}`, 'Ping: Pong');
  const list = (action: Action, items: string[][]) => {
    const id = `ActionID: ${action['ActionID']}`;
    say('Response: Success', id, 'EventList: start');
    for (const item of items) say(...item, id);
    say(
      `Event: ${action['Action']}Complete`,
      id,
      'EventList: Complete',
      `ListItems: ${items.length}`,
    );
  };
  const greet = () => {
    socket.write('Asterisk Call Manager/11.0.0\r\n');
  };
  return {
    socket,
    actions,
    say,
    list,
    greet,
    async admit(channels = []) {
      greet();
      const login = await actions.find(({ Action }) => Action === 'Login');
      say(
        'Response: Success',
        `ActionID: ${login['ActionID']}`,
        'Message: Authentication accepted',
      );
      say('Event: FullyBooted', 'Privilege: system,all', 'Uptime: 80', 'Status: Fully Booted');
      list(await actions.find(({ Action }) => Action === 'CoreShowChannels'), channels);
      list(await actions.find(({ Action }) => Action === 'Status'), []);
      list(await actions.find(({ Action }) => Action === 'QueueStatus'), []);
    },
  };
}

const parse = (block: string): Action =>
  Object.fromEntries(
    block.split('\r\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
