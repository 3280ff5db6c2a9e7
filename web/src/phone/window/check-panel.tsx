import { useEffect, useState } from 'react';
import { ReportProblem } from '../../health/report-problem.tsx';
import { createRinger } from '../../ring/ways/sound/ringer.ts';
import { useStore } from '../../store.ts';
import { Button } from '../../ui/button.tsx';
import { Options, SelectField } from '../../ui/field.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { usePhoneWords } from '../../words/phone/window.ts';
import {
  type Device,
  type Devices,
  listDevices,
  microphoneWanted,
  phoneChoices,
  ringerContext,
  sendTo,
  watchLevel,
} from '../line/devices.ts';

interface CheckPanelProps {
  onClose: () => void;
  /** Calls the PBX's echo; null = there's none. */
  onEcho: (() => void) | null;
}

/** Which devices this computer's phone uses, and whether one is heard. */
export function CheckPanel({ onClose, onEcho }: CheckPanelProps) {
  const words = usePhoneWords();
  const { check } = words;
  const choices = useStore(phoneChoices);
  const { stream, isDenied } = useMicrophone(choices.microphone);
  const devices = useDevices(stream);
  const [ringer] = useState(() => createRinger(ringerContext));
  return (
    <section className="phone-check" aria-labelledby="check-title">
      <div className="phone-check-head">
        <h2 id="check-title">{check.title}</h2>
        <Button look="quiet" onClick={onClose}>
          {words.back}
        </Button>
      </div>
      {isDenied && <ErrorLine>{check.denied}</ErrorLine>}
      {!isDenied && !stream && <p className="phone-check-text">{check.allowText}</p>}
      <DeviceField
        label={check.microphone}
        devices={devices.microphones}
        chosen={choices.microphone}
        onChoose={(microphone) => phoneChoices.set({ microphone })}
      />
      <Level stream={stream} />
      <DeviceField
        label={check.speaker}
        devices={devices.speakers}
        chosen={choices.speaker}
        onChoose={(speaker) => phoneChoices.set({ speaker })}
      />
      <EchoTest stream={stream} />
      {onEcho && (
        <div className="phone-check-row">
          <p className="phone-check-text">{check.echoText}</p>
          <Button onClick={onEcho}>{check.echo}</Button>
        </div>
      )}
      <DeviceField
        label={check.ringer}
        devices={devices.speakers}
        chosen={choices.ringer}
        onChoose={(chosen) => phoneChoices.set({ ringer: chosen })}
      />
      <div className="phone-check-row">
        <label className="phone-check-choice">
          <input
            type="checkbox"
            checked={choices.rings}
            onChange={(event) => phoneChoices.set({ rings: event.target.checked })}
          />
          {check.rings}
        </label>
        <Button onClick={() => ringer.play('bell')}>{check.play}</Button>
      </div>
      <label className="phone-check-choice">
        <input
          type="checkbox"
          checked={choices.answersByItself}
          onChange={(event) => phoneChoices.set({ answersByItself: event.target.checked })}
        />
        {check.answersByItself}
      </label>
      <ReportProblem />
    </section>
  );
}

interface DeviceFieldProps {
  label: string;
  devices: readonly Device[];
  chosen: string;
  onChoose: (id: string) => void;
}

function DeviceField({ label, devices, chosen, onChoose }: DeviceFieldProps) {
  const { check } = usePhoneWords();
  const named = devices.map(
    ({ id, label: name }, at) => [id, name || check.unnamed(at + 1)] as const,
  );
  return (
    <SelectField
      label={label}
      value={devices.some(({ id }) => id === chosen) ? chosen : ''}
      onChange={(event) => onChoose(event.target.value)}
    >
      <Options of={[['', check.system], ...named]} />
    </SelectField>
  );
}

function Level({ stream }: { stream: MediaStream | null }) {
  const { check } = usePhoneWords();
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!stream) return;
    // A meter that jumps is of no use: ten steps are enough.
    return watchLevel(stream, (now) => setLevel(Math.round(now * 20) / 20));
  }, [stream]);
  return (
    <meter
      className="phone-level"
      aria-label={check.level}
      min={0}
      max={1}
      value={stream ? level : 0}
    >
      {Math.round(level * 100)}%
    </meter>
  );
}

const recordMs = 3_000;

/** Records for three seconds and plays it back: the surest proof that one is heard. */
function EchoTest({ stream }: { stream: MediaStream | null }) {
  const { check } = usePhoneWords();
  const [state, setState] = useState<'idle' | 'recording' | 'playing' | 'done'>('idle');
  const run = async () => {
    if (!stream) return;
    setState('recording');
    const sound = await record(stream, recordMs);
    setState('playing');
    await playSound(sound);
    setState('done');
  };
  const text = {
    idle: check.recordText,
    recording: check.recording,
    playing: check.playing,
    done: check.recorded,
  }[state];
  return (
    <div className="phone-check-row">
      <p className="phone-check-text" aria-live="polite">
        {text}
      </p>
      <Button
        disabled={!stream}
        busy={state === 'recording' || state === 'playing'}
        onClick={() => void run().catch(() => setState('idle'))}
      >
        {check.record}
      </Button>
    </div>
  );
}

function record(stream: MediaStream, ms: number): Promise<Blob> {
  const { promise, resolve, reject } = Promise.withResolvers<Blob>();
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: recorder.mimeType })));
  recorder.addEventListener('error', () => reject(new Error('The recorder has failed.')));
  recorder.start();
  setTimeout(() => recorder.stop(), ms);
  return promise;
}

async function playSound(sound: Blob): Promise<void> {
  const address = URL.createObjectURL(sound);
  const audio = new Audio(address);
  await sendTo(audio, phoneChoices.get().speaker);
  const { promise, resolve } = Promise.withResolvers<void>();
  audio.addEventListener('ended', () => resolve());
  audio.addEventListener('error', () => resolve());
  await audio.play().catch(() => resolve());
  await promise;
  URL.revokeObjectURL(address);
}

/** The chosen microphone while this is shown; the browser asks for it. */
function useMicrophone(chosen: string): { stream: MediaStream | null; isDenied: boolean } {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isDenied, setDenied] = useState(false);
  useEffect(() => {
    let gone = false;
    let opened: MediaStream | null = null;
    const end = () => opened?.getTracks().forEach((track) => track.stop());
    navigator.mediaDevices.getUserMedia({ audio: microphoneWanted() }).then(
      (found) => {
        opened = found;
        if (gone) return end();
        setStream(found);
        setDenied(false);
      },
      () => gone || setDenied(true),
    );
    return () => {
      gone = true;
      end();
      setStream(null);
    };
  }, [chosen]);
  return { stream, isDenied };
}

/** What is plugged in, as it changes; names appear once the microphone is allowed. */
function useDevices(stream: MediaStream | null): Devices {
  const [devices, setDevices] = useState<Devices>({ microphones: [], speakers: [] });
  useEffect(() => {
    let gone = false;
    const look = () =>
      void listDevices().then(
        (found) => gone || setDevices(found),
        () => {},
      );
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, [stream]);
  return devices;
}
