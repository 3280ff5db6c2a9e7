import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import type { Phone } from './phone.ts';
import { addressIn, header, methodOf, type SipMessage, statusOf } from './sip-message.ts';

/** What we say of sound: none is sent unless somebody speaks. */
const sdp = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 RTP/AVP 0',
  'a=rtpmap:0 PCMU/8000',
  'a=sendrecv',
  '',
].join('\r\n');

/** One call of a phone, dialled or received. */
export class SipCall {
  readonly id: string;
  /** Resolves when the other side rings. */
  readonly ringing: Promise<void>;
  readonly answered: Promise<void>;
  /** Resolves when the call is over, however that came. */
  readonly ended: Promise<void>;
  readonly #ringing = Promise.withResolvers<void>();
  readonly #answered = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #phone: Phone;
  readonly #tag = randomUUID();
  #local: string;
  #remote: string;
  /** Where requests of this call go. */
  #target: string;
  #sequence = 1;
  /** The INVITE that hasn't been answered for good: theirs, or the branch of ours. */
  #invite: SipMessage | null = null;
  #branch = '';

  private constructor(phone: Phone, id: string, local: string, remote: string, target: string) {
    this.#phone = phone;
    this.id = id;
    this.#local = local.includes('tag=') ? local : `${local};tag=${this.#tag}`;
    this.#remote = remote;
    this.#target = target;
    this.ringing = this.#ringing.promise;
    this.answered = this.#answered.promise;
    this.ended = this.#ended.promise;
  }

  static dialled(
    phone: Phone,
    number: string,
    from: string,
    headers: Array<[string, string]>,
  ): SipCall {
    const target = `sip:${number}@${phone.server}`;
    const call = new SipCall(phone, randomUUID(), from, `<${target}>`, target);
    void call.#invites(headers);
    return call;
  }

  static received(phone: Phone, invite: SipMessage): SipCall {
    const call = new SipCall(
      phone,
      header(invite, 'call-id'),
      header(invite, 'to'),
      header(invite, 'from'),
      addressIn(header(invite, 'contact')),
    );
    call.#invite = invite;
    phone.answer(invite, '180 Ringing', call.#tag, [['contact', phone.contact]]);
    return call;
  }

  /** Takes the call. */
  answer(): void {
    if (!this.#invite) throw new Error('There is nothing to answer.');
    this.#phone.answer(this.#invite, '200 OK', this.#tag, this.#withSound(), sdp);
    this.#invite = null;
    this.#answered.resolve();
  }

  /** Takes the call and says nothing, audibly: Asterisk keeps the time of keys that are pressed by the sound. */
  speak(): void {
    const port = Number(/^m=audio (\d+)/m.exec(this.#invite?.body ?? '')?.[1]);
    this.answer();
    const socket = createSocket('udp4');
    let count = 0;
    const talking = setInterval(() => {
      const packet = Buffer.alloc(172, 0xff);
      packet.writeUInt16BE(0x8000, 0);
      packet.writeUInt16BE(count & 0xffff, 2);
      packet.writeUInt32BE(count * 160, 4);
      packet.writeUInt32BE(1, 8);
      count += 1;
      socket.send(packet, port, '127.0.0.1');
    }, 20);
    void this.ended.then(() => {
      clearInterval(talking);
      socket.close();
    });
  }

  /** Ends the call from here, whatever its state. */
  async hangUp(): Promise<void> {
    if (this.#branch !== '') {
      // A CANCEL has the branch and the sequence of what it cancels.
      const headers = this.#headers(`${this.#sequence} CANCEL`);
      this.#phone.send(`CANCEL ${this.#target} SIP/2.0`, this.#branch, headers);
    } else if (this.#invite) {
      this.#phone.answer(this.#invite, '486 Busy Here', this.#tag);
      this.#invite = null;
      this.#ended.resolve();
    } else {
      await this.#asks('BYE');
      this.#ended.resolve();
    }
    await this.ended;
  }

  /** Sends the other side to an extension, and leaves. */
  async transfer(extension: string): Promise<void> {
    const address = `<sip:${extension}@${this.#phone.server}>`;
    const answer = await this.#asks('REFER', [
      ['refer-to', address],
      ['referred-by', this.#phone.contact],
      ['contact', this.#phone.contact],
    ]);
    if (statusOf(answer) !== 202) throw new Error(answer.start);
    await this.hangUp();
  }

  /** A request of the server within this call. */
  receive(request: SipMessage): void {
    switch (methodOf(request)) {
      case 'ACK':
        return;
      case 'CANCEL':
        this.#phone.answer(request, '200 OK', this.#tag);
        if (this.#invite) this.#phone.answer(this.#invite, '487 Request Terminated', this.#tag);
        this.#invite = null;
        return this.#ended.resolve();
      case 'BYE':
        this.#phone.answer(request, '200 OK', this.#tag);
        return this.#ended.resolve();
      case 'INVITE':
        return this.#phone.answer(request, '200 OK', this.#tag, this.#withSound(), sdp);
      default:
        return this.#phone.answer(request, '200 OK', this.#tag);
    }
  }

  async #invites(headers: Array<[string, string]>): Promise<void> {
    this.#branch = `z9hG4bK${randomUUID()}`;
    const branch = this.#branch;
    const start = `INVITE ${this.#target} SIP/2.0`;
    const all = [...this.#headers('1 INVITE'), ...this.#withSound(), ...headers];
    const progress = (answer: SipMessage) => {
      if (statusOf(answer) === 180) this.#ringing.resolve();
    };
    const answer = await this.#phone.request(start, all, sdp, progress, branch);
    this.#branch = '';
    this.#remote = header(answer, 'to');
    const isTaken = statusOf(answer) < 300;
    if (isTaken) this.#target = addressIn(header(answer, 'contact'));
    // What acknowledges a refusal belongs to the same transaction.
    const ackBranch = isTaken ? `z9hG4bK${randomUUID()}` : branch;
    this.#phone.send(`ACK ${this.#target} SIP/2.0`, ackBranch, this.#headers('1 ACK'));
    if (isTaken) this.#answered.resolve();
    else this.#ended.resolve();
  }

  #asks(method: string, headers: Array<[string, string]> = []): Promise<SipMessage> {
    this.#sequence += 1;
    const all = [...this.#headers(`${this.#sequence} ${method}`), ...headers];
    return this.#phone.request(`${method} ${this.#target} SIP/2.0`, all);
  }

  #headers(cseq: string): Array<[string, string]> {
    return [
      ['from', this.#local],
      ['to', this.#remote],
      ['call-id', this.id],
      ['cseq', cseq],
    ];
  }

  #withSound(): Array<[string, string]> {
    return [
      ['contact', this.#phone.contact],
      ['content-type', 'application/sdp'],
    ];
  }
}
