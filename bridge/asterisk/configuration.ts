import { readFileSync } from 'node:fs';

/** Where things are, and on which ports. */
export interface Place {
  /** Debian's files. */
  root: string;
  modules: string;
  /** What this one writes. */
  folder: string;
  amiPort: number;
  /** On 127.0.0.1; the carrier has the same port on 127.0.0.2. */
  sipPort: number;
  /** Of the bridge's user. */
  secret: string;
}

/** Phones with their password; the carrier is told from them by its address. */
export const phones = { '101': 'pw101', '102': 'pw102', '103': 'pw103' } as const;

/** The manager interface's user that may also be told to do things; the other one, `cti`, only listens. */
export const commandUser = 'cti-commands';

/** The carrier's address: another loopback address. */
export const carrierHost = '127.0.0.2';

/** Where Asterisk writes its call records, below the folder for logs, and their columns; times in seconds. */
export const cdrFile = 'calls.csv';
export const cdrColumns = ['linkedid', 'src', 'dst', 'start', 'answer', 'end'] as const;

/** The configuration files by name: a shop with three phones, a group, a queue and a carrier. */
export function configuration(place: Place): Record<string, string> {
  const { root, modules, folder } = place;
  return {
    'asterisk.conf': `[directories]
astetcdir => ${folder}/etc
astmoddir => ${modules}
astvarlibdir => ${folder}/var
astdbdir => ${folder}/var
astkeydir => ${folder}/var
astdatadir => ${root}/usr/share/asterisk
astagidir => ${folder}/var/agi-bin
astspooldir => ${folder}/spool
astrundir => ${folder}/run
astlogdir => ${folder}/log
[options]
verbose = 3
nocolor = yes
`,
    'manager.conf': managerConf(place),
    'rtp.conf': '[general]\nrtpstart = 20000\nrtpend = 29999\n',
    'pjsip.conf': pjsipConf(place),
    'extensions.conf': extensionsConf,
    'queues.conf': `[general]
autofill = yes
[shop]
strategy = ringall
timeout = 600
retry = 1
joinempty = yes
ringinuse = no
member => PJSIP/101,0,Nishifuna 1,PJSIP/101
member => PJSIP/102,0,Nishifuna 2,PJSIP/102
`,
    // Asterisk's own record of who talked how long, as a second opinion.
    'cdr_custom.conf': `[mappings]\n${cdrFile} => ${cdrColumns.map((name) => `\${CDR(${name},u)}`).join(',')}\n`,
    'features.conf': '[featuremap]\nblindxfer => #1\natxfer => *2\n',
    'res_parking.conf': '[default]\nparkext => 800\nparkpos => 801-820\ncontext => parkedcalls\n',
    'musiconhold.conf': `[default]
mode = files
directory = ${root}/usr/share/asterisk/sounds/en/silence
`,
    'modules.conf': `[modules]\nautoload = no\n${modulesNeeded.map((name) => `load = ${name}.so\n`).join('')}`,
  };
}

/**
 * The users are those that the README tells people to make: what they may do has to be enough. Besides, a manager who may
 * list endpoints and pause members.
 */
function managerConf({ amiPort, secret }: Place): string {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const snippet = /```ini\n(?<text> *; manager\.conf\n[\s\S]*?)```/.exec(readme)?.groups?.['text'];
  if (!snippet) throw new Error('The README has lost its manager.conf.');
  const text = snippet
    .replaceAll(/^ +/gm, '')
    .replace(/^port *=.*$/m, `port = ${amiPort}`)
    .replace(/^secret *=.*$/m, `secret = ${secret}`);
  const forCommands = /; manager\.conf, for commands\n *(?<write>write = .*)\n/.exec(
    readme,
  )?.groups;
  if (!forCommands?.['write']) throw new Error('The README has lost the rights for commands.');
  const user = text
    .slice(text.indexOf('[cti]'))
    .replace('[cti]', `[${commandUser}]`)
    .replace(/^write *=.*$/m, forCommands['write']);
  return `${text}
${user}
[manager]
secret = ${secret}
read = call,agent,system
write = reporting,system,agent
`;
}

function pjsipConf({ sipPort }: Place): string {
  const phone = ([name, password]: [string, string]) => `[${name}](phone)
auth = ${name}
aors = ${name}
callerid = "Nishifuna ${name}" <${name}>
[${name}]
type = auth
auth_type = userpass
username = ${name}
password = ${password}
[${name}]
type = aor
max_contacts = 1
remove_existing = yes
`;
  return `[global]
type = global
endpoint_identifier_order = ip,username
[udp]
type = transport
protocol = udp
bind = 127.0.0.1:${sipPort}
[line](!)
type = endpoint
transport = udp
disallow = all
allow = ulaw
direct_media = no
trust_id_inbound = yes
send_pai = yes
[phone](!,line)
context = from-phones
dtmf_mode = info
${Object.entries(phones).map(phone).join('')}[trunk](line)
context = from-trunk
aors = trunk
trust_id_outbound = yes
[trunk]
type = aor
contact = sip:${carrierHost}:${sipPort}
[trunk]
type = identify
endpoint = trunk
match = ${carrierHost}
`;
}

const extensionsConf = `[from-trunk]
exten => 05017480001,1,Dial(PJSIP/101,600,tT)
 same => n,Hangup()
exten => 05017480002,1,Dial(PJSIP/101&PJSIP/102,600,tT)
 same => n,Hangup()
exten => 05017490003,1,Answer()
 same => n,Queue(shop,tT,,,600)
 same => n,Hangup()
[from-phones]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},600,tT)
 same => n,Hangup()
exten => _0X.,1,Set(CALLERID(num)=05017480001)
 same => n,Set(CALLERID(name)=)
 same => n,Dial(PJSIP/\${EXTEN}@trunk,600,tT)
 same => n,Hangup()
include => parkedcalls
`;

/** `cdr_custom` writes by `res_cdrel_custom` since Asterisk 22; where there is none, that is only said in the log. */
const modulesNeeded =
  `res_timing_timerfd res_sorcery_config res_sorcery_memory res_sorcery_astdb res_pjproject
res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_sdp_rtp res_pjsip_registrar res_pjsip_authenticator_digest
res_pjsip_outbound_authenticator_digest res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_ip
res_pjsip_caller_id res_pjsip_dtmf_info res_pjsip_nat res_pjsip_refer res_pjsip_rfc3326 chan_pjsip res_rtp_asterisk
bridge_simple bridge_builtin_features bridge_native_rtp bridge_holding codec_ulaw codec_gsm format_gsm format_pcm
pbx_config res_manager_devicestate res_musiconhold res_parking app_dial app_queue app_playback app_stack func_callerid func_channel func_cdr
res_cdrel_custom cdr_custom`.split(/\s+/);
