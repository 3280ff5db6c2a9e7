import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../store.ts';
import { createRinger } from './ringer.ts';
import { type Volume, readVolume } from './volume.ts';

/** The parts of WebAudio that the ringer uses. */
class FakeAudio extends EventTarget {
  state: AudioContextState;
  currentTime = 0;
  destination = {};
  started = 0;
  gains: { gain: { value: number }; isConnected: boolean }[] = [];
  constructor(state: AudioContextState) {
    super();
    this.state = state;
  }
  resume = vi.fn<() => Promise<void>>(() => {
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
    return Promise.resolve();
  });
  createGain() {
    const node = {
      gain: { value: 1, setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
      isConnected: true,
      connect: () => node,
      disconnect: () => (node.isConnected = false),
    };
    this.gains.push(node);
    return node;
  }
  createOscillator() {
    return {
      type: 'sine',
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: () => (this.started += 1),
      stop: () => {},
    };
  }
}

function ringing(
  state: AudioContextState = 'running',
  level: Volume = { level: 0.5, isMuted: false },
) {
  const audio = new FakeAudio(state);
  const volume = createStore<Volume>(level);
  // The fake has what the ringer uses.
  const ringer = createRinger(() => audio as unknown as AudioContext, volume);
  const loud = () =>
    audio.gains.filter(({ isConnected, gain }) => isConnected && gain.value === 0.5);
  return { audio, volume, ringer, loud };
}

describe('ringer', () => {
  it('starts each tone once however often it is asked, and goes silent at once', () => {
    const { audio, ringer, loud } = ringing();
    ringer.start('bell');
    const once = audio.started;
    expect(once).toBeGreaterThan(100);
    ringer.start('bell');
    expect(audio.started).toBe(once);
    ringer.stop();
    expect(loud()).toHaveLength(0);
  });

  it('replaces the current tone with another', () => {
    const { ringer, loud } = ringing();
    ringer.start('bell');
    ringer.start('chime');
    expect(loud()).toHaveLength(1);
    ringer.start('silent');
    expect(loud()).toHaveLength(0);
  });

  it('follows the volume while it rings', () => {
    const { volume, ringer, loud } = ringing();
    ringer.start('bell');
    volume.set({ level: 0.5, isMuted: true });
    expect(loud()).toHaveLength(0);
    volume.set({ level: 0.5, isMuted: false });
    expect(loud()).toHaveLength(1);
  });

  it('reports that the browser blocks it, until the first press', () => {
    const { audio, ringer } = ringing('suspended');
    ringer.start('bell');
    expect(ringer.get()).toBe('blocked');
    window.dispatchEvent(new Event('click'));
    expect(audio.resume).toHaveBeenCalledTimes(1);
    expect(ringer.get()).toBe('ready');
  });

  it('ticks softly', () => {
    const { audio, ringer } = ringing();
    ringer.tick();
    expect(audio.started).toBe(1);
    expect(audio.gains[0]?.gain.value).toBeCloseTo(0.125);
  });
});

describe('volume', () => {
  it.each([null, '{', '7', '{"level":9}', '{"level":"loud"}'])(
    'is the default from %s',
    (stored) => {
      expect(readVolume(stored)).toEqual({ level: 0.6, isMuted: false });
    },
  );
  it('is the chosen one', () => {
    expect(readVolume('{"level":0,"isMuted":true}')).toEqual({ level: 0, isMuted: true });
  });
});
