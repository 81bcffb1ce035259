import { readLog } from '../api/log';
import { browserStore } from '../stores/browser-store';
import { createTrustedLog, type TrustedLog } from './trusted-log';
import { webCrypto } from './web-crypto';

let log: TrustedLog | null = null;

/** The log as this browser knows it; one for all pages, so that each hears of a changed key. */
export function trustedLog(): TrustedLog {
  log ??= createTrustedLog({ store: browserStore, crypto: webCrypto(), readLog, now: () => new Date().toISOString() });
  return log;
}
