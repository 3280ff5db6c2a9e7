import { createHash, randomUUID } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type Inbox, inbox } from '../src/testing/inbox.ts';
import { SipCall } from './sip-call.ts';
import {
  header,
  methodOf,
  parseSip,
  repeated,
  type SipMessage,
  sipText,
  statusOf,
} from './sip-message.ts';

/** A telephone, or a carrier: it speaks SIP over UDP with one server. */
export class Phone {
  readonly #socket: Socket;
  readonly #serverPort: number;
  readonly #host: string;
  readonly user: string;
  readonly #calls = new Map<string, SipCall>();
  readonly #answers = new Map<string, Inbox<SipMessage>>();
  /** What was answered, by transaction: a request that comes again gets the same. */
  readonly #given = new Map<string, string>();
  #password = '';
  /** The calls that arrive here; they ring until somebody answers. */
  readonly incoming: Inbox<SipCall> = inbox<SipCall>();

  private constructor(user: string, host: string, socket: Socket, serverPort: number) {
    this.user = user;
    this.#host = host;
    this.#socket = socket;
    this.#serverPort = serverPort;
    socket.on('message', (bytes: Buffer, from: RemoteInfo) => {
      if (from.port === serverPort) this.#read(parseSip(bytes.toString('utf8')));
    });
  }

  /** A phone on a free port, or a carrier on its own. */
  static async plugIn(
    user: string,
    host: string,
    port: number,
    serverPort: number,
  ): Promise<Phone> {
    const socket = createSocket('udp4').bind(port, host);
    await once(socket, 'listening');
    return new Phone(user, host, socket, serverPort);
  }

  get server(): string {
    return `127.0.0.1:${this.#serverPort}`;
  }

  get contact(): string {
    return `<sip:${this.user}@${this.#host}:${this.#socket.address().port}>`;
  }

  /** Makes itself known to the server, so that calls arrive. */
  async register(password: string): Promise<void> {
    this.#password = password;
    const uri = `sip:${this.server}`;
    const address = `<sip:${this.user}@${this.server}>`;
    const id = randomUUID();
    const ask = (sequence: number, authorization: Array<[string, string]>) =>
      this.request(`REGISTER ${uri} SIP/2.0`, [
        ['from', `${address};tag=${id}`],
        ['to', address],
        ['call-id', id],
        ['cseq', `${sequence} REGISTER`],
        ['contact', this.contact],
        ['expires', '3600'],
        ...authorization,
      ]);
    const answer = await ask(2, this.credentials(await ask(1, []), 'REGISTER', uri));
    if (statusOf(answer) !== 200) throw new Error(`${this.user}: ${answer.start}`);
  }

  /** What a request has to carry when it's sent again after it was challenged. */
  credentials(challenge: SipMessage, method: string, uri: string): Array<[string, string]> {
    const asked = header(challenge, 'www-authenticate');
    return [['authorization', digest(asked, this.user, this.#password, method, uri)]];
  }

  /** Calls a number; `headers` come on top, and `from` may be another than this phone's own. */
  dial(
    number: string,
    from = `<sip:${this.user}@${this.#host}>`,
    headers: Array<[string, string]> = [],
  ): SipCall {
    const call = SipCall.dialled(this, number, from, headers);
    this.#calls.set(call.id, call);
    return call;
  }

  unplug(): void {
    this.#socket.close();
  }

  /** Sends a request in a transaction of its own and returns the final answer; earlier ones go to `progress`. */
  async request(
    start: string,
    headers: Array<[string, string]>,
    body = '',
    progress: (answer: SipMessage) => void = () => undefined,
    branch = `z9hG4bK${randomUUID()}`,
  ): Promise<SipMessage> {
    const answers = inbox<SipMessage>();
    this.#answers.set(`${branch} ${start.slice(0, start.indexOf(' '))}`, answers);
    this.send(start, branch, headers, body);
    for (;;) {
      const answer = await answers.next();
      if (statusOf(answer) >= 200) return answer;
      progress(answer);
    }
  }

  /** Sends a request that nobody answers, or whose answer comes to another. */
  send(start: string, branch: string, headers: Array<[string, string]>, body = ''): void {
    const via: [string, string] = [
      'via',
      `SIP/2.0/UDP ${this.#host}:${this.#socket.address().port};branch=${branch}`,
    ];
    this.#write(sipText({ start, headers: [via, ['max-forwards', '70'], ...headers], body }));
  }

  /** Answers a request of the server. */
  answer(
    request: SipMessage,
    status: string,
    tag: string,
    headers: Array<[string, string]> = [],
    body = '',
  ): void {
    const to = header(request, 'to');
    const all: Array<[string, string]> = [
      ...repeated(request),
      ['to', to.includes('tag=') ? to : `${to};tag=${tag}`],
      ...headers,
    ];
    const text = sipText({ start: `SIP/2.0 ${status}`, headers: all, body });
    this.#given.set(transactionOf(request), text);
    this.#write(text);
  }

  #write(text: string): void {
    this.#socket.send(text, this.#serverPort, '127.0.0.1');
  }

  #read(message: SipMessage): void {
    if (statusOf(message) > 0) {
      const branch = /branch=([^;]+)/.exec(header(message, 'via'))?.[1] ?? '';
      // A CANCEL has the branch of what it cancels.
      const [, method] = header(message, 'cseq').split(' ');
      this.#answers.get(`${branch} ${method}`)?.put(message);
      return;
    }
    const given = this.#given.get(transactionOf(message));
    if (given !== undefined) return this.#write(given);
    const known = this.#calls.get(header(message, 'call-id'));
    if (known) known.receive(message);
    else if (methodOf(message) === 'INVITE') {
      const call = SipCall.received(this, message);
      this.#calls.set(call.id, call);
      this.incoming.put(call);
    } else if (methodOf(message) !== 'ACK') this.answer(message, '200 OK', randomUUID());
  }
}

const transactionOf = (request: SipMessage): string =>
  `${header(request, 'via')} ${header(request, 'cseq')}`;

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The answer to a digest challenge (RFC 2617, qop=auth). */
function digest(
  challenge: string,
  user: string,
  password: string,
  method: string,
  uri: string,
): string {
  const given = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(challenge)?.[1] ?? '';
  const [realm, nonce, opaque] = [given('realm'), given('nonce'), given('opaque')];
  const own = { nc: '00000001', cnonce: randomUUID() };
  const ends = [md5(`${user}:${realm}:${password}`), md5(`${method}:${uri}`)];
  const response = md5([ends[0], nonce, own.nc, own.cnonce, 'auth', ends[1]].join(':'));
  const quoted = { username: user, realm, nonce, uri, response, cnonce: own.cnonce, opaque };
  const fields = Object.entries(quoted).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${[...fields, `nc=${own.nc}`, 'qop=auth', 'algorithm=MD5'].join(', ')}`;
}
