import { setTimeout } from 'node:timers/promises';
import { type OpenBids, openBidsSchema } from '@ochiq/shared/audit';
import { logStatusSchema } from '@ochiq/shared/log';
import { lotListSchema, publicLotStateSchema } from '@ochiq/shared/lots';
import type { PageStanding } from '@ochiq/shared/verify';
import type { z } from 'zod';

/** An installation as anybody sees it. Every method throws when it cannot be asked. */
export interface Platform {
  status(): Promise<z.output<typeof logStatusSchema>>;
  /** The newest checkpoint, a signed note. */
  checkpoint(): Promise<string>;
  /** A file of the log by its C2SP path; null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** What the listing says of every public lot. */
  pages(): Promise<Map<number, PageStanding>>;
  /** The accepted bids of a lot as the bid table has them. */
  bids(lot: number): Promise<OpenBids['bids']>;
}

const longestMs = 30_000;
/** Waits before each further try of what could not be asked, in ms. */
const patienceMs = [300, 1_500];
const pageLength = 60;

export function openPlatform(url: string): Platform {
  const base = url.replace(/\/+$/, '');
  const ask = (path: string): Promise<Response> => fetch(`${base}${path}`, { signal: AbortSignal.timeout(longestMs) });
  /** Among thousands of questions one may find the server restarting. */
  const get = async (path: string): Promise<Response> => {
    for (const waitMs of patienceMs) {
      const response = await ask(path).catch(() => null);
      if (response !== null && response.status < 500) return response;
      await response?.body?.cancel();
      await setTimeout(waitMs);
    }
    return ask(path);
  };
  const must = async (path: string): Promise<Response> => {
    const response = await get(path);
    if (!response.ok) throw new Error(`${base}${path} answered ${response.status}`);
    return response;
  };
  return {
    status: async () => logStatusSchema.parse(await (await must('/api/log')).json()),
    checkpoint: async () => (await must('/log/checkpoint')).text(),
    async read(path) {
      const response = await get(`/log/${path}`);
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`${base}/log/${path} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async pages() {
      const pages = new Map<number, PageStanding>();
      const states = publicLotStateSchema.options.join(',');
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const list = lotListSchema.parse(await (await must(`/api/lots?state=${states}&sort=newest&limit=${pageLength}${query}`)).json());
        for (const card of list.lots) pages.set(card.lot, card);
        cursor = list.next;
      }
      return pages;
    },
    async bids(lot) {
      const bids: OpenBids['bids'] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: OpenBids = openBidsSchema.parse(await (await must(`/api/lots/${lot}/bids?after=${after}`)).json());
        bids.push(...page.bids);
        after = page.next;
      }
      return bids;
    },
  };
}
