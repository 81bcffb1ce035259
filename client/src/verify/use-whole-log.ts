import { type LotList, publicLotStateSchema } from '@ochiq/shared/lots';
import { hashAsync } from '@ochiq/shared/tlog';
import type { AuditReport, PageStanding } from '@ochiq/shared/verify';
import { shallowRef } from 'vue';
import { readTile } from '../api/log';
import { searchLots } from '../api/lots';
import { type ApiProblem, asProblem } from '../api/problem';
import { serverNow } from '../live';
import type { TrustedLog } from './trusted-log';
import { CannotCheck, webCrypto } from './web-crypto';

export type WholeCheck =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly entries: number; readonly of: number }
  | { readonly state: 'done'; readonly report: AuditReport }
  | { readonly state: 'failed'; readonly problem: ApiProblem | null };

const pageLength = 60;
const settleMs = 1500;

/** What the listing says of every lot; it is read before the log, so that the log has all that it tells. */
async function readPages(): Promise<Map<number, PageStanding>> {
  const pages = new Map<number, PageStanding>();
  const state = publicLotStateSchema.options.join(',');
  for (let cursor: string | null = ''; cursor !== null; ) {
    const list: LotList = await searchLots({ state, sort: 'newest', limit: pageLength, cursor });
    for (const card of list.lots) pages.set(card.lot, card);
    cursor = list.next;
  }
  return pages;
}

/** The audit of the whole log in the browser: the same code as `npm run verify`, with the browser's own cryptography. */
export function useWholeLog(log: TrustedLog) {
  const check = shallowRef<WholeCheck>({ state: 'idle' });

  async function run(): Promise<void> {
    if (check.value.state === 'running') return;
    check.value = { state: 'running', entries: 0, of: 0 };
    try {
      const { auditLog } = await import('@ochiq/shared/verify');
      const crypto = webCrypto();
      const pagesAtMs = serverNow();
      const pages = await readPages();
      // The log may lag behind the listing by a moment.
      await new Promise((settled) => setTimeout(settled, settleMs));
      const checkpoint = new TextDecoder().decode((await readTile('checkpoint')) ?? new Uint8Array());
      const report = await auditLog({
        checkpoint,
        trust: await log.trust(),
        pages,
        pagesAtMs,
        read: (path) => readTile(path),
        crypto: { run: (steps) => hashAsync(steps, (bytes) => crypto.sha256(bytes)), verifyEd25519: crypto.verifyEd25519 },
        onProgress: ({ entries, of }) => {
          check.value = { state: 'running', entries, of };
        },
      });
      check.value = { state: 'done', report };
    } catch (thrown) {
      check.value = { state: 'failed', problem: thrown instanceof CannotCheck ? null : asProblem(thrown) };
    }
  }

  return { check, run };
}
