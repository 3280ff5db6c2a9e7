import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Phone } from './phone.ts';
import { sendSilence } from './silence.ts';
import { addressIn, header, methodOf, type SipMessage, statusOf } from './sip-message.ts';

/** What we say of sound: none is sent unless somebody speaks or presses a key. */
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

/** How long a key is pressed. */
const keyMs = 100;

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
  readonly #gone = Promise.withResolvers<void>();
  readonly #phone: Phone;
  readonly #tag = randomUUID();
  #local: string;
  #remote: string;
  /** Where requests of this call go. */
  #target: string;
  #sequence = 1;
  /** Where Asterisk wants to hear this phone. */
  #soundPort = 0;
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
    call.#soundPort = Number(/^m=audio (\d+)/m.exec(invite.body)?.[1] ?? 0);
    phone.answer(invite, '180 Ringing', call.#tag, [['contact', phone.contact]]);
    return call;
  }

  /** Who is at the other end, as they say themselves: `"Name" <sip:…>`. */
  get other(): string {
    return this.#remote;
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
    this.answer();
    void this.ended.then(sendSilence(this.#soundPort));
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

  /** Sends the other side to an extension, and leaves once a phone rings there. */
  async transfer(extension: string): Promise<void> {
    await this.#refers(`<sip:${extension}@${this.#phone.server}>`);
    // Whoever hangs up before the other side has gone on takes it along.
    await Promise.race([this.#gone.promise, this.ended]);
    await this.hangUp();
  }

  /** Joins the other side with the one of another call of this phone, and is out of both. */
  async transferTo(consultation: SipCall): Promise<void> {
    const dialog = `${consultation.id};to-tag=${tagOf(consultation.#remote)};from-tag=${tagOf(consultation.#local)}`;
    const target = addressIn(consultation.#remote);
    await this.#refers(`<${target}?Replaces=${encodeURIComponent(dialog)}>`);
    await consultation.ended;
    await this.hangUp();
  }

  /** Presses keys of a phone that was called, one after the other, until they have been heard. */
  async press(keys: string): Promise<void> {
    const type: [string, string] = ['content-type', 'application/dtmf-relay'];
    // Asterisk counts a key's length in packets of sound.
    const stop = sendSilence(this.#soundPort);
    try {
      for (const key of keys) {
        const body = `Signal=${key}\r\nDuration=${keyMs}\r\n`;
        const answer = await this.#asks('INFO', [type], body);
        if (statusOf(answer) !== 200) throw new Error(answer.start);
        await delay(2 * keyMs);
      }
    } finally {
      stop();
    }
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
      case 'NOTIFY':
        // What became of a REFER (RFC 3515); 100 only says that it's being tried.
        if (/^SIP\/2\.0 (?!100)/.test(request.body)) this.#gone.resolve();
        return this.#phone.answer(request, '200 OK', this.#tag);
      default:
        return this.#phone.answer(request, '200 OK', this.#tag);
    }
  }

  async #invites(headers: Array<[string, string]>): Promise<void> {
    const all = [...this.#withSound(), ...headers];
    let answer = await this.#invitesOnce(all);
    if (statusOf(answer) === 401) {
      this.#sequence += 1;
      const credentials = this.#phone.credentials(answer, 'INVITE', this.#target);
      answer = await this.#invitesOnce([...all, ...credentials]);
    }
    this.#branch = '';
    if (statusOf(answer) < 300) this.#answered.resolve();
    else this.#ended.resolve();
  }

  /** One transaction, acknowledged however it ends. */
  async #invitesOnce(headers: Array<[string, string]>): Promise<SipMessage> {
    const branch = `z9hG4bK${randomUUID()}`;
    this.#branch = branch;
    const start = `INVITE ${this.#target} SIP/2.0`;
    const progress = (answer: SipMessage) => {
      if (statusOf(answer) === 180) this.#ringing.resolve();
    };
    const all = [...this.#headers(`${this.#sequence} INVITE`), ...headers];
    const answer = await this.#phone.request(start, all, sdp, progress, branch);
    const isTaken = statusOf(answer) < 300;
    const to = this.#remote;
    this.#remote = header(answer, 'to');
    if (isTaken) this.#target = addressIn(header(answer, 'contact'));
    // What acknowledges a refusal belongs to the same transaction.
    const ackBranch = isTaken ? `z9hG4bK${randomUUID()}` : branch;
    const ack = this.#headers(`${this.#sequence} ACK`);
    this.#phone.send(`ACK ${this.#target} SIP/2.0`, ackBranch, ack);
    // A refused one made no dialog: the next attempt is addressed as this one was.
    if (!isTaken) this.#remote = to;
    return answer;
  }

  async #refers(address: string): Promise<void> {
    const answer = await this.#asks('REFER', [
      ['refer-to', address],
      ['referred-by', this.#phone.contact],
      ['contact', this.#phone.contact],
    ]);
    if (statusOf(answer) !== 202) throw new Error(answer.start);
  }

  #asks(method: string, headers: Array<[string, string]> = [], body = ''): Promise<SipMessage> {
    this.#sequence += 1;
    const all = [...this.#headers(`${this.#sequence} ${method}`), ...headers];
    return this.#phone.request(`${method} ${this.#target} SIP/2.0`, all, body);
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

const tagOf = (address: string): string => /;tag=([^;]+)/.exec(address)?.[1] ?? '';
