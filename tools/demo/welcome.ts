import { emulatorLog } from '../emulators.ts';
import { demo, demoSecret, hostingUrl, webhookUrl } from './constants.ts';
import { demoMembers } from './people.ts';

/** Everything a newcomer needs to see a first call. */
export function printWelcome(address: string = hostingUrl): void {
  const members = demoMembers.map(
    (member) =>
      `  ${member.email.padEnd(24)} ${demo.password}   ${member.role.padEnd(8)} ${[member.customerId, ...member.groupCodes].join(' ')}`,
  );
  console.log(`
Open            ${address}
Sign in as
${members.join('\n')}

Dialpad key     ${demo.dialpad.keys.goodfife}   to connect under 設定 > 電話システム
Webhook         ${webhookUrl('goodfife')}
Webhook secret  ${demoSecret('goodfife')}

Send calls      npm run simulate
By Dialpad      npm run simulate -- --through-dialpad
One call        npm run simulate -- --scenario inbound-answered --from 090-1234-5678 --to 050-1748-1234
By hand (a signed relay event):
${handMadeEvent()}

Log             ${emulatorLog}
Ctrl-C ends everything.
`);
}

/** Shell lines that send one signed event without any tool of this repository. */
function handMadeEvent(): string {
  return [
    `  body='{"event_type":"call.ringing","data":{"call_id":"'$(date +%s)'","caller_number":"09012345678","callee_number":"05017481234","user_id":"1","user_name":"西船橋","timestamp":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'"}}'`,
    `  curl -H 'Content-Type: application/json' -H "X-Dialpad-Signature: $(printf %s "$body" | openssl dgst -sha256 -hmac '${demoSecret('goodfife')}' -r | cut -d' ' -f1)" -d "$body" ${webhookUrl('goodfife')}`,
  ].join('\n');
}
