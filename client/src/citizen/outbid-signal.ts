import { readonly, ref } from 'vue';
import { z } from 'zod';
import { browserStore, type Store } from '../stores/browser-store';

const settingsSchema = z.object({ sound: z.boolean(), vibration: z.boolean() });
export type SignalSettings = z.output<typeof settingsSchema>;

const name = 'ochiq.signals';
const off: SignalSettings = { sound: false, vibration: false };

/** How this browser tells its user of a higher bid; nothing until they ask for it. */
export function readSignals(store: Store = browserStore): SignalSettings {
  return settingsSchema.safeParse(store.read(name)).data ?? off;
}

const settings = ref(readSignals());
export const signalSettings = readonly(settings);
export const canVibrate = 'vibrate' in navigator;

/** Keeps the choice, and lets it be heard or felt at once: browsers play sound only after a press. */
export function chooseSignals(next: SignalSettings, store: Store = browserStore): void {
  const turnedOn = { sound: next.sound && !settings.value.sound, vibration: next.vibration && !settings.value.vibration };
  settings.value = next;
  store.write(name, next);
  give(turnedOn);
}

/** Someone has bid more than the user. */
export function signalOutbid(): void {
  give(settings.value);
}

let audio: AudioContext | null = null;
/** Two falling tones: Hz, and when each begins and ends, in s. */
const tones = [
  { hertz: 660, from: 0, until: 0.16 },
  { hertz: 440, from: 0.2, until: 0.45 },
];
const loudness = 0.2;
const pulseMs = [120, 80, 120];

function give({ sound, vibration }: SignalSettings): void {
  if (vibration && canVibrate) navigator.vibrate(pulseMs);
  if (!sound) return;
  audio ??= new AudioContext();
  void audio.resume();
  for (const { hertz, from, until } of tones) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(loudness, audio.currentTime + from);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + until);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + from);
    tone.stop(audio.currentTime + until);
  }
}
