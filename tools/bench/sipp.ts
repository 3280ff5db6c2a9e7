import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, unpacked } from '../../bridge/asterisk/asterisk.ts';
import { carrierHost } from '../../bridge/asterisk/configuration.ts';
import { Failure } from '../failure.ts';

/** Calls from outside, made by sipp one after the other, evenly over a time. */
export interface Traffic {
  name: string;
  folder: string;
  sipPort: number;
  calls: Array<{ from: string; to: string }>;
  overMs: number;
  /** Hang up after so long a talk, or give up after so long a ring. */
  ends: 'talk' | 'ring';
  endMs: [least: number, most: number];
}

/** What sipp itself counted. */
export interface Counted {
  made: number;
  good: number;
  failed: number;
}

/** Makes the calls; resolves when the last is over. */
export async function makeCalls(traffic: Traffic): Promise<Counted> {
  const { name, folder, sipPort, calls, overMs } = traffic;
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  writeFileSync(file('xml'), traffic.ends === 'talk' ? talked(traffic) : givenUp(traffic));
  const rows = calls.map(({ from, to }) => `${from};${to}\n`).join('');
  writeFileSync(file('csv'), `SEQUENTIAL\n${rows}`);
  const [loader, ...loaded] = commandOf(await unpacked('sipp'), 'usr/bin/sipp');
  const options = {
    '-i': carrierHost,
    '-sf': file('xml'),
    '-inf': file('csv'),
    '-m': calls.length,
    '-l': calls.length,
    '-r': calls.length,
    '-rp': Math.round(overMs),
    '-stf': file('stat'),
    '-fd': 1,
  };
  const args = Object.entries(options).flatMap(([option, value]) => [option, String(value)]);
  const child = spawn(
    loader,
    [...loaded, `127.0.0.1:${sipPort}`, ...args, '-trace_stat', '-nostdin', '-aa'],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, TERM: 'dumb' } },
  );
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  await once(child, 'exit');
  process.off('exit', endWithUs);
  return counted(readFileSync(file('stat'), 'utf8'));
}

/** The last line of sipp's statistics; those of the whole run end with `(C)`. */
function counted(text: string): Counted {
  const [head = '', ...rows] = text.trim().split('\n');
  const names = head.split(';');
  const last = rows.at(-1)?.split(';') ?? [];
  const value = (column: string): number => {
    const found = last[names.indexOf(column)];
    if (found === undefined) throw new Failure(`sipp does not count ${column}.`);
    return Number(found);
  };
  return {
    made: value('TotalCallCreated'),
    good: value('SuccessfulCall(C)'),
    failed: value('FailedCall(C)'),
  };
}

const request = (method: string, branch: string, to: string, cseq: string, body = '') =>
  `<![CDATA[
${method} sip:[field1]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=${branch}
From: <sip:[field0]@carrier.example>;tag=[call_number]
To: <sip:[field1]@[remote_ip]:[remote_port]>${to}
Call-ID: [call_id]
CSeq: ${cseq}
Contact: <sip:[field0]@[local_ip]:[local_port]>
Max-Forwards: 70
${body === '' ? '' : 'Content-Type: application/sdp\n'}Content-Length: [len]

${body}]]>`;

const invite = `<send retrans="500">${request(
  'INVITE',
  '[branch]',
  '',
  '1 INVITE',
  `v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio 9 RTP/AVP 0
a=rtpmap:0 PCMU/8000
`,
)}</send>
<recv response="100" optional="true"/>`;

const pause = ({ endMs: [least, most] }: Traffic) =>
  `<pause distribution="uniform" min="${least}" max="${most}"/>`;

const document = (steps: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="bench">\n${steps.join('\n')}\n</scenario>\n`;

const talked = (traffic: Traffic) =>
  document([
    invite,
    '<recv response="180" optional="true"/>',
    '<recv response="200"/>',
    `<send>${request('ACK', '[branch]', '[peer_tag_param]', '1 ACK')}</send>`,
    pause(traffic),
    `<send retrans="500">${request('BYE', '[branch]', '[peer_tag_param]', '2 BYE')}</send>`,
    '<recv response="200"/>',
  ]);

/** A CANCEL and the last ACK have the branch of the INVITE, so many steps before. */
const givenUp = (traffic: Traffic) =>
  document([
    invite,
    '<recv response="180"/>',
    pause(traffic),
    `<send retrans="500">${request('CANCEL', '[branch-4]', '', '1 CANCEL')}</send>`,
    '<recv response="200"/>',
    '<recv response="487"/>',
    `<send>${request('ACK', '[branch-7]', '[peer_tag_param]', '1 ACK')}</send>`,
  ]);
