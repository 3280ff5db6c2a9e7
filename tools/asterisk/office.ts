import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Firestore } from 'firebase-admin/firestore';
import { unpackedAsterisk } from '../../bridge/asterisk/asterisk.ts';
import type { phones } from '../../bridge/asterisk/configuration.ts';
import { bundle, startBridge } from '../../bridge/test/running-bridge.ts';
import { openShop } from '../../bridge/test/shop.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { demo, demoSecret, webhookUrl } from '../demo/constants.ts';
import { demoMembers } from '../demo/people.ts';
import { isFreeForDatagrams, requireFree } from '../emulator/ports.ts';
import { Failure, messageOf } from '../failure.ts';
import { runDirectory } from '../root.ts';
import { deskWith } from './desk.ts';
import { playScene, type Stage, type Wishes } from './scenes.ts';

const customerId = 'goodfife';
const { scenes: scenesPort, ami: amiPort, sip: sipPort } = demo.asterisk.ports;

/** Whose phone each extension is. */
const owners: Record<keyof typeof phones, string> = {
  '101': 'demo-nishifuna',
  '102': 'demo-kinshicho',
  '103': 'demo-admin',
};

/** An Asterisk beside the demo, with the bridge to its webhook and phones that play scenes. */
export interface Office {
  stop(): Promise<void>;
}

/** Fails with one line unless the office can be opened here. */
export async function requireAsterisk(): Promise<void> {
  await requireFree({ scenes: scenesPort, AMI: amiPort });
  await requireFree({ SIP: sipPort }, isFreeForDatagrams);
  try {
    await unpackedAsterisk();
  } catch (error) {
    throw new Failure(`No Asterisk can be had on this machine: ${messageOf(error)}`);
  }
}

/** Gives demo members their extensions. */
export async function giveExtensions(db: Firestore): Promise<void> {
  await Promise.all(
    Object.entries(owners).map(([extension, uid]) =>
      db.doc(paths.member(customerId, uid)).update({ extensions: [extension] }),
    ),
  );
}

export async function openOffice(): Promise<Office> {
  const folder = join(runDirectory, 'asterisk');
  // What another run had to say is of no use to this one's database.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shop = await openShop({ amiPort, sipPort });
  const bridge = startBridge({
    folder,
    amiPort,
    amiSecret: shop.asterisk.place.secret,
    url: webhookUrl(customerId),
    secret: demoSecret(customerId) ?? '',
    heartbeatSeconds: 10,
    program: bundle,
  });
  const stage = {
    desks: {
      '101': deskWith(shop.phone('101')),
      '102': deskWith(shop.phone('102')),
      '103': deskWith(shop.phone('103')),
    },
    outside: deskWith(shop.carrier),
  };
  let server: Server | undefined;
  const stop = async () => {
    server?.closeAllConnections();
    server?.close();
    await bridge.stop();
    await shop.close();
  };
  try {
    await Promise.race([bridge.logged('ami', { state: 'ready' }), mustRun(bridge.ended)]);
    server = await listenForScenes(stage);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function mustRun(ended: Promise<{ complaint: string }>): Promise<never> {
  const { complaint } = await ended;
  throw new Failure(`The bridge does not start: ${complaint.trim()}`);
}

/** Plays the scenes that `npm run simulate -- --asterisk` asks for, one at a time, and tells each step as it begins. */
function listenForScenes(stage: Omit<Stage, 'say'>): Promise<Server> {
  let before: Promise<void> = Promise.resolve();
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const wishes = JSON.parse(Buffer.concat(chunks).toString()) as Wishes;
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    const play = async () => {
      const began = performance.now();
      const say = (text: string) => {
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        response.write(`${seconds.padStart(6)} s  ${text}\n`);
      };
      try {
        await playScene({ ...stage, say }, wishes);
      } catch (error) {
        response.write(`✗ ${messageOf(error)}\n`);
      }
      response.end();
    };
    before = before.then(play);
  };
  const server = createServer((request, response) => void take(request, response));
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(scenesPort, demo.host, () => resolve(server));
  });
}

/** What a newcomer needs to make the phones ring. */
export function printOffice(): void {
  const emailOf = (uid: string) => demoMembers.find((member) => member.uid === uid)?.email;
  const whose = Object.entries(owners).map(([extension, uid]) => `${extension} ${emailOf(uid)}`);
  console.log(`Asterisk        SIP ${demo.host}:${sipPort}, AMI ${demo.host}:${amiPort}
Its phones      ${whose.join(', ')}
Make them ring  npm run simulate -- --asterisk --scenario queue --from unknown --answer 3
`);
}
