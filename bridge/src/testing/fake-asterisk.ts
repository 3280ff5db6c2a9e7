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
  admit(channels?: string[][], queues?: string[][]): Promise<void>;
  /** Answers an action with a list of items. */
  list(action: Action, items: string[][]): void;
}

/** The manager interface of an Asterisk, as far as a test plays it. */
export interface FakeAsterisk {
  port: number;
  connections: Inbox<Connection>;
  close(): Promise<void>;
}

/** What a bridge asks for besides calls; this Asterisk doesn't know any of it, unless a test does. */
const unknown = ['DeviceStateList', 'PJSIPShowEndpoints', 'SIPpeers', 'ShowDialPlan'];

/** `answersPings`: by itself, for a test whose clock runs. `knows`: actions that the test answers. */
export async function fakeAsterisk({
  answersPings = false,
  knows = [] as readonly string[],
} = {}): Promise<FakeAsterisk> {
  const connections = inbox<Connection>();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connections.put(connectionOf(socket, { answersPings, knows }));
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

function connectionOf(
  socket: Socket,
  { answersPings, knows }: { answersPings: boolean; knows: readonly string[] },
): Connection {
  const actions = inbox<Action>();
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = `${text}${chunk}`.split('\r\n\r\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const action = parse(block);
      const name = action['Action'] ?? '';
      if (answersPings && name === 'Ping') pong(action);
      else if (unknown.includes(name) && !knows.includes(name)) refuse(action);
      else actions.put(action);
    }
  });
  const say = (...lines: string[]) => {
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  };
  const pong = ({ ActionID }: Action) =>
    say('Response: Success', `ActionID: ${ActionID}`, 'Ping: Pong');
  const refuse = ({ ActionID }: Action) =>
    say('Response: Error', `ActionID: ${ActionID}`, 'Message: Invalid/unknown command');
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
    async admit(channels = [], queues = []) {
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
      list(await actions.find(({ Action }) => Action === 'QueueStatus'), queues);
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
