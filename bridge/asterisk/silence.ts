import { createSocket } from 'node:dgram';

const packetMs = 20;
/** At 8,000 samples a second. */
const samples = packetMs * 8;
/** Nothing to hear, in µ-law. */
const quiet = Buffer.alloc(samples, 0xff);

/** Sends packets of silence (RTP, RFC 3550) to a port of Asterisk until the returned function is called. */
export function sendSilence(port: number): () => void {
  const socket = createSocket('udp4');
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head.writeUInt32BE(port, 8);
  let sent = 0;
  const timer = setInterval(() => {
    head.writeUInt16BE(sent % 0x10000, 2);
    head.writeUInt32BE(sent * samples, 4);
    socket.send(Buffer.concat([head, quiet]), port, '127.0.0.1');
    sent += 1;
  }, packetMs);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}
