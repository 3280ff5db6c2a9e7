/** Phones in a browser, with their password. */
export const webPhones = { '104': 'pw104', '105': 'pw105' } as const;

/** What answers with the caller's own voice. */
export const echoNumber = '600';
/** Rings the phone in a browser. */
export const webPhoneNumber = '05017510008';

/**
 * The configuration of a shop whose people also have phones in a browser, over a WebSocket on this port. As
 * docs/operating.md tells a shop, but without TLS: a browser needs none to reach its own machine.
 */
export const withWebPhones =
  (httpPort: number) =>
  (files: Record<string, string>): Record<string, string> => ({
    ...files,
    'http.conf': `[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = ${httpPort}\n`,
    'rtp.conf': `${files['rtp.conf']}icesupport = yes\n`,
    'pjsip.conf': `${files['pjsip.conf']}[ws]
type = transport
protocol = ws
bind = 127.0.0.1
${Object.entries(webPhones).map(webPhone).join('')}`,
    'extensions.conf': `${files['extensions.conf']}exten => ${echoNumber},1,Answer()
 same => n,Echo()
[from-trunk](+)
exten => ${webPhoneNumber},1,Dial(PJSIP/104,600,tT)
 same => n,Hangup()
`,
    'modules.conf': `${files['modules.conf']}${modulesNeeded.map((name) => `load = ${name}.so\n`).join('')}`,
  });

const webPhone = ([name, password]: [string, string]) => `[${name}](line)
transport = ws
webrtc = yes
context = from-phones
auth = ${name}
aors = ${name}
callerid = "Web ${name}" <${name}>
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

const modulesNeeded = [
  'res_crypto',
  'res_http_websocket',
  'res_pjsip_transport_websocket',
  'res_srtp',
  'app_echo',
];
