import { type Country, directoryPath, directorySchema } from '@ochiq/shared/assistance';
import { decodeBundle, entriesPath, fromUtf8, tileWidth } from '@ochiq/shared/tlog';
import { type Mismatch, type PairedLog, pairLogs } from '@ochiq/shared/verify';
import type { Platform } from './platform.js';

/** Messages that were sent so lately may not have been kept by the other side yet, in ms. */
const underwayMs = 15 * 60_000;

/** Which country an installation says that it is. @throws Error for one that exchanges with nobody */
export async function countryOf(url: string): Promise<Country> {
  const response = await fetch(`${url.replace(/\/+$/, '')}${directoryPath}`);
  if (!response.ok) throw new Error(`${url}${directoryPath} answered ${response.status}`);
  return directorySchema.parse(await response.json()).country;
}

/** All entries of a log, in their order. @throws Error for a bundle that is not there or is none */
async function readEntries({ read }: Pick<Platform, 'read'>, size: number): Promise<string[]> {
  const entries: string[] = [];
  for (let index = 0; index * tileWidth < size; index += 1) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    const bytes = await read(entriesPath({ index, width }));
    const bundle = bytes === null ? null : decodeBundle(bytes, width);
    if (bundle === null) throw new Error(`${entriesPath({ index, width })} is missing or damaged`);
    for (const entry of bundle) entries.push(fromUtf8(entry) ?? '');
  }
  return entries;
}

const sentences: Readonly<Record<Mismatch['code'], string>> = {
  not_received: 'was sent, and the other log does not have it',
  not_sent: 'was received, and the other log does not have it as sent',
  differs: 'is another one in the other log',
  repeated: 'stands in the log twice',
  foreign: 'is told by a country that it is not of',
};

/**
 * Lays the logs of two installations side by side (docs/verify.md), and says what pairs and what does not.
 * @returns how many messages do not fit
 */
export async function pairPlatforms(
  [a, b]: readonly [{ url: string; platform: Platform }, { url: string; platform: Platform }],
  nowMs: number,
  say: (line: string) => void,
): Promise<number> {
  const logOf = async ({ url, platform }: { url: string; platform: Platform }): Promise<PairedLog> => ({
    country: await countryOf(url),
    entries: await readEntries(platform, (await platform.status()).size),
  });
  const [one, other] = [await logOf(a), await logOf(b)];
  if (one.country === other.country) throw new Error(`both installations say that they are of ${one.country}`);
  const { pairs, mismatches, underway } = pairLogs(one, other, nowMs - underwayMs);
  for (const { sent, received } of pairs)
    say(
      `pair: ${sent.from} -> ${sent.to}, message ${sent.seq} (${sent.step}) of request ${sent.request}: entries ${sent.index} and ${received.index}, SHA-256 ${sent.digest.slice(0, 16)}...`,
    );
  for (const { from, seq, step, request } of underway) say(`under way: message ${seq} of ${from} (${step}) about request ${request}`);
  for (const { code, country, message } of mismatches)
    say(
      `${code}: entry ${message.index} of ${country}: message ${message.seq} of ${message.from} (${message.step}) about request ${message.request} ${sentences[code]}`,
    );
  say(
    `${pairs.length} messages between ${one.country} and ${other.country} pair, ${underway.length} are under way, ${mismatches.length} do not fit`,
  );
  return mismatches.length;
}
