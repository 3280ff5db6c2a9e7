import type { Socket } from 'jssip';

/** Waits between attempts, milliseconds; the last one for ever. */
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000];
/** How long a connection may take to open. */
const openingMs = 6_000;

/** One message on the wire, told by what it is: neither numbers nor credentials are in it. */
export interface WireNote {
  direction: 'in' | 'out';
  /** `INVITE`, or the status of an answer. */
  what: string;
  /** The method that an answer is for; `''` for a request. */
  answers: string;
}

interface SipSocketParts {
  url: string;
  /** Calls back once after the time, in a hidden page too; returns how to cancel. */
  after: (ms: number, callback: () => void) => () => void;
  note: (message: WireNote) => void;
}

/**
 * JsSIP's socket, which connects again by itself: the library's own timers sleep with a hidden page, and it never finds
 * out that a path is dead.
 */
export class SipSocket implements Socket {
  readonly url: string;
  readonly sip_uri: string;
  via_transport: string;
  readonly #after: SipSocketParts['after'];
  readonly #note: SipSocketParts['note'];
  #socket: WebSocket | null = null;
  #isWanted = false;
  #attempts = 0;
  #noRetry = () => {};
  #noTimeout = () => {};

  constructor({ url, after, note }: SipSocketParts) {
    const { host, protocol } = new URL(url);
    this.url = url;
    this.sip_uri = `sip:${host};transport=ws`;
    this.via_transport = protocol === 'wss:' ? 'WSS' : 'WS';
    this.#after = after;
    this.#note = note;
  }

  // JsSIP puts its own in their place.
  onconnect(): void {}
  ondisconnect(_error: boolean, _code?: number, _reason?: string): void {}
  ondata<T>(_event: T): void {}

  connect(): void {
    this.#isWanted = true;
    if (this.#socket) return;
    this.#noRetry();
    const socket = new WebSocket(this.url, 'sip');
    this.#socket = socket;
    this.#noTimeout = this.#after(openingMs, () => this.drop());
    socket.addEventListener('open', () => {
      if (this.#socket !== socket) return;
      this.#noTimeout();
      this.#attempts = 0;
      this.onconnect();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (this.#socket !== socket || typeof data !== 'string') return;
      this.#noTimeout();
      this.#tell('in', data);
      this.ondata(data);
    });
    socket.addEventListener('close', () => {
      if (this.#socket === socket) this.drop();
    });
  }

  disconnect(): void {
    this.#isWanted = false;
    this.#noRetry();
    this.#forget();
  }

  send(message: string): boolean {
    if (!this.isConnected()) return false;
    this.#tell('out', message);
    this.#socket?.send(message);
    return true;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  /** Takes the connection for dead unless something arrives within the time. */
  wantAnswer(withinMs: number): void {
    this.#noTimeout();
    this.#noTimeout = this.#after(withinMs, () => this.drop());
  }

  /** Tries again now, however long the next attempt was to wait. */
  retryNow(): void {
    this.#attempts = 0;
    if (this.#isWanted && !this.#socket) this.connect();
  }

  /** Gives the connection up, and begins anew after a while. */
  drop(): void {
    this.#forget();
    this.ondisconnect(true);
    if (!this.#isWanted) return;
    const waitMs = waitsMs[Math.min(this.#attempts, waitsMs.length - 1)] ?? 0;
    this.#attempts += 1;
    // Not all phones of a shop at the same moment.
    this.#noRetry = this.#after(waitMs * (0.75 + Math.random() / 2), () => this.connect());
  }

  #forget(): void {
    this.#noTimeout();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #tell(direction: WireNote['direction'], message: string): void {
    const end = message.indexOf('\r\n');
    const [first = '', second = ''] = message.slice(0, Math.max(0, end)).split(' ', 2);
    if (first === '') return;
    const isAnswer = first === 'SIP/2.0';
    const method = isAnswer ? /\r\nCSeq: *\d+ ([A-Z]+)/i.exec(message)?.[1] : '';
    this.#note({ direction, what: isAnswer ? second : first, answers: method ?? '' });
  }
}
