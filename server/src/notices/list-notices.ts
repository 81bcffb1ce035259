import type { NoticeList } from '@ochiq/shared/notices';
import { readClock } from '../base/index.js';
import type { NoticeGround } from './ground.js';
import { countUnread, readNotices } from './store-list.js';

/** A page of a person's notices with the titles of their lots, the newest first. */
export async function listNotices(
  { db, lots }: Pick<NoticeGround, 'db' | 'lots'>,
  personId: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<NoticeList> {
  const rows = await readNotices(db, personId, before ?? null, limit + 1);
  const shown = rows.slice(0, limit);
  const ids = new Set(shown.flatMap(({ lotId }) => (lotId === null ? [] : [lotId])));
  const titles = new Map((await lots.cards(db, [...ids])).map((card) => [card.lot, card.title]));
  return {
    notices: shown.map(({ lotId, at, ...row }) => ({
      ...row,
      lot: lotId,
      title: lotId === null ? null : (titles.get(lotId) ?? null),
      at: at.toISOString(),
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    unread: await countUnread(db, personId),
    now: (await readClock(db)).toISOString(),
  };
}
