import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserDesk } from './browser-desk.ts';
import { everybody, operators, type Who } from './cast.ts';
import type { Desk } from './client-desk.ts';
import type { Client } from './firestore.ts';
import { cardsDue } from './judge-cards.ts';
import type { CallNow, Entry, Fields } from './log.ts';
import type { Act, CallScript, CallState, Day, Scene } from './script.ts';
import type { Made, Telephone } from './telephone.ts';

export interface Company {
  day: Day;
  customerId: string;
  telephone: Telephone;
  desks: Record<Who, Desk>;
  browsers: BrowserDesk[];
  /** Each operator's own access to the database, and an admin's. */
  clients: Record<Who, Client>;
  admin: Client;
  log: Entry[];
  /** How long to wait for anything before it counts as a difference. */
  patienceMs: number;
  onScene: (scene: Scene) => void;
}

/** How often something is looked at again. */
const lookAgainMs = 100;

/** Plays the scenes in order; one that has to wait is played as soon as its time has come. */
export async function play(company: Company): Promise<void> {
  const waiting = [...company.day.scenes];
  const begun = new Map<string, number>();
  const player = new Player(company);
  while (waiting.length > 0) {
    const dueMs = waiting.map((scene) => dueAt(scene, begun));
    const now = Date.now();
    const ready = dueMs.findIndex((due) => due !== null && due <= now);
    if (ready === -1) {
      await pause(Math.min(...dueMs.filter((due) => due !== null)) - now);
      continue;
    }
    const [scene] = waiting.splice(ready, 1);
    if (!scene) continue;
    company.onScene(scene);
    for (const act of scene.acts) {
      if (act.do === 'say' && !begun.has(act.call)) begun.set(act.call, Date.now());
      await player.perform(act);
    }
  }
}

/** When a scene may be played; null = the call it waits for hasn't begun. */
function dueAt({ notBefore }: Scene, begun: Map<string, number>): number | null {
  if (!notBefore) return 0;
  const at = begun.get(notBefore.call);
  return at === undefined ? null : at + notBefore.ms;
}

class Player {
  readonly #company: Company;
  readonly #heldBack = new Map<string, Made[]>();

  constructor(company: Company) {
    this.#company = company;
  }

  async perform(act: Act): Promise<void> {
    const { log, telephone, desks, browsers } = this.#company;
    switch (act.do) {
      case 'say': {
        const made = telephone.make(act);
        if (act.heldBack) {
          this.#heldBack.set(act.call, [...(this.#heldBack.get(act.call) ?? []), made]);
          return;
        }
        await this.#send(made, act.repeated ?? false);
        return;
      }
      case 'deliver':
        for (const made of this.#heldBack.get(act.call) ?? []) await this.#send(made, false);
        this.#heldBack.delete(act.call);
        return;
      case 'operator':
        await this.#operator(act, desks[act.who]);
        return;
      case 'talk':
        await pause(act.ms);
        return;
      case 'cards':
        await this.#cards(act.call);
        return;
      case 'close-cards':
        await Promise.all(browsers.map((browser) => browser.closeCards()));
        return;
      case 'now':
        await this.#now(act);
        return;
      case 'status':
        log.push(await this.#status(act.who, act.code));
        return;
      case 'promise':
        await this.#promise(act);
    }
  }

  async #send(made: Made, isRepeated: boolean): Promise<void> {
    const { log, telephone } = this.#company;
    log.push(await telephone.send(made, false));
    if (isRepeated) log.push(await telephone.send(made, true));
  }

  async #operator({ who, doing }: Extract<Act, { do: 'operator' }>, desk: Desk): Promise<void> {
    const { log } = this.#company;
    log.push({ kind: 'begins', at: Date.now(), who, doing });
    try {
      await desk.act(doing);
    } catch (error) {
      const what = `${who} could not ${doing}: ${String(error).split('\n')[0]}`;
      log.push({ kind: 'trouble', at: Date.now(), what });
    }
    log.push({ kind: 'done', at: Date.now(), who, doing });
  }

  /** Lets the phone ring until the judge has seen every due card, or time runs out. */
  async #cards(call: string): Promise<void> {
    const { day, log, browsers } = this.#company;
    const script = day.calls[call];
    await this.#until(async () => {
      await Promise.all(browsers.map((browser) => browser.read()));
      const linkedId = this.#linkedId(call);
      if (script && linkedId !== null) {
        await Promise.all(browsers.map((one) => one.lookAtTabs(linkedId, script.caller.shows)));
      }
      const isMissing = cardsDue(day, log).some((due) => due.call === call);
      const isBlank = log.some(
        (entry) =>
          entry.kind === 'card' &&
          this.#callOf(entry.linkedId) === call &&
          !entry.text.includes(script?.caller.shows ?? ''),
      );
      return !isMissing && !isBlank;
    });
    if (script?.direction === 'inbound') await this.#reads(script);
  }

  /** Operators without a browser read the call as their console would. */
  async #reads(call: CallScript): Promise<void> {
    const { log, clients, customerId } = this.#company;
    const linkedId = this.#linkedId(call.key);
    if (linkedId === null) return;
    for (const who of everybody.filter((one) => !operators[one].hasBrowser)) {
      const found = await clients[who].get(`customer/${customerId}/amiEvents/${linkedId}`);
      log.push({
        kind: 'read',
        at: Date.now(),
        who,
        call: call.key,
        allowed: found !== 'refused' && found !== null,
      });
    }
  }

  async #now({ call, state, ringing, operator }: Extract<Act, { do: 'now' }>): Promise<void> {
    const expected: CallNow = {
      state,
      ringing: ringing.map((who) => operators[who].name).toSorted(),
      operator: operator === null ? null : operators[operator].name,
    };
    let seen: CallNow | null = null;
    await this.#until(async () => {
      seen = await this.#look(call);
      return JSON.stringify(seen) === JSON.stringify(expected);
    });
    this.#company.log.push({ kind: 'now', at: Date.now(), call, expected, seen });
  }

  async #look(call: string): Promise<CallNow | null> {
    const { admin, customerId } = this.#company;
    let linkedId = this.#linkedId(call);
    let fields: Fields | null = null;
    while (linkedId !== null) {
      const found = await admin.get(`customer/${customerId}/amiEvents/${linkedId}`);
      fields = found === 'refused' ? null : found;
      linkedId = typeof fields?.['mergedInto'] === 'string' ? fields['mergedInto'] : null;
    }
    if (!fields) return null;
    const ringing = (fields['ringing'] ?? []) as Array<{ name: string }>;
    return {
      state: fields['state'] as CallState,
      ringing: ringing.map(({ name }) => name).toSorted(),
      operator: (fields['operator'] as { name: string } | null)?.name ?? null,
    };
  }

  async #status(who: Who, code: number): Promise<Entry> {
    const { admin, customerId, clients } = this.#company;
    let seen: number | null = null;
    await this.#until(async () => {
      const agent = await admin.get(`customer/${customerId}/agents/${clients[who].uid}`);
      seen = agent === null || agent === 'refused' ? null : Number(agent['status']);
      return seen === code;
    });
    return { kind: 'status', at: Date.now(), who, code, seen };
  }

  async #promise({ call, who }: Extract<Act, { do: 'promise' }>): Promise<void> {
    const { clients, customerId } = this.#company;
    const linkedId = this.#linkedId(call);
    const path = `customer/${customerId}/amiEvents/${linkedId}`;
    await clients[who].write(path, { disposition: '折返し' });
  }

  #linkedId(call: string): string | null {
    const sent = this.#company.log.findLast(
      (entry) => entry.kind === 'event' && entry.call === call && entry.linkedId !== null,
    );
    return sent?.kind === 'event' ? sent.linkedId : null;
  }

  #callOf(linkedId: string): string | null {
    const sent = this.#company.log.find(
      (entry) => entry.kind === 'event' && entry.linkedId === linkedId,
    );
    return sent?.kind === 'event' ? sent.call : null;
  }

  /** Checks until the condition holds or time runs out; the judge then reports what is missing. */
  async #until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + this.#company.patienceMs;
    while (!(await isSo()) && Date.now() < deadline) await pause(lookAgainMs);
  }
}
