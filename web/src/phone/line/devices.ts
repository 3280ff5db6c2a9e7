import * as z from 'zod/mini';
import { createStore } from '../../store.ts';

/** What this computer's phone uses; `''` = whatever the system does. */
const choicesSchema = z.object({
  microphone: z._default(z.string(), ''),
  speaker: z._default(z.string(), ''),
  ringer: z._default(z.string(), ''),
  /** Whether this window rings. The console does, too, where it's open. */
  rings: z._default(z.boolean(), true),
  answersByItself: z._default(z.boolean(), false),
});
export type PhoneChoices = z.infer<typeof choicesSchema>;

const key = 'cti.phone';

function read(stored: string | null): PhoneChoices {
  try {
    return choicesSchema.parse(JSON.parse(stored ?? '{}'));
  } catch {
    return choicesSchema.parse({});
  }
}

const store = createStore<PhoneChoices>(read(localStorage.getItem(key)));

/** This computer's choices: they belong to its headset, not to a person. */
export const phoneChoices = {
  get: store.get,
  subscribe: store.subscribe,
  set: (change: Partial<PhoneChoices>) => {
    const next = { ...store.get(), ...change };
    store.set(next);
    localStorage.setItem(key, JSON.stringify(next));
  },
};

/** A device that was unplugged since is replaced by the system's. */
export const microphoneWanted = (): MediaTrackConstraints => {
  const { microphone } = store.get();
  return microphone === '' ? {} : { deviceId: { ideal: microphone } };
};

export interface Device {
  id: string;
  label: string;
}

export interface Devices {
  microphones: Device[];
  speakers: Device[];
}

/** What is plugged in. Names are told only after the microphone was allowed. */
export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const of = (kind: MediaDeviceKind) =>
    all.flatMap((device) =>
      device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default'
        ? [{ id: device.deviceId, label: device.label }]
        : [],
    );
  return { microphones: of('audioinput'), speakers: of('audiooutput') };
}

/** Sends a sound to a device; where the browser can't, or the device is gone, the system's plays it. */
export async function sendTo(
  sink: { setSinkId?: (id: string) => Promise<unknown> },
  device: string,
): Promise<void> {
  if (device !== '') await sink.setSinkId?.(device).catch(() => {});
}

/** Plays what the other side says, until the returned function is called. */
export function playStream(stream: MediaStream): () => void {
  const audio = new Audio();
  audio.srcObject = stream;
  void sendTo(audio, store.get().speaker);
  audio.play().catch(() => {});
  return () => {
    audio.pause();
    audio.srcObject = null;
  };
}

/** A sound source of the page that plays on the ringer's device. */
export function ringerContext(): AudioContext {
  const context = new AudioContext();
  const follow = () =>
    void sendTo(
      context as { setSinkId?: (id: string) => Promise<unknown> },
      phoneChoices.get().ringer,
    );
  follow();
  phoneChoices.subscribe(follow);
  return context;
}

/** The tone that says that it rings at the other end, in Japan: 400 Hz, one second of three. */
export function playRingback(): () => void {
  const context = new AudioContext();
  void sendTo(context as { setSinkId?: (id: string) => Promise<unknown> }, store.get().speaker);
  const voice = context.createOscillator();
  const gain = context.createGain();
  voice.frequency.value = 400;
  gain.gain.value = 0;
  for (let second = 0; second < 180; second += 3) {
    gain.gain.setValueAtTime(0.05, context.currentTime + second);
    gain.gain.setValueAtTime(0, context.currentTime + second + 1);
  }
  voice.connect(gain).connect(context.destination);
  voice.start();
  return () => void context.close().catch(() => {});
}

/** How loud a stream is, 0 to 1, told sixty times a second at most until the returned function is called. */
export function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = requestAnimationFrame(look);
  function look() {
    analyser.getFloatTimeDomainData(samples);
    const mean = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
    // Speech lies between -50 and -10 dB.
    onLevel(Math.min(1, Math.max(0, (10 * Math.log10(mean + 1e-10) + 55) / 45)));
    frame = requestAnimationFrame(look);
  }
  return () => {
    cancelAnimationFrame(frame);
    void context.close().catch(() => {});
  };
}
