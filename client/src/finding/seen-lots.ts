import { type LotCard, lotCardSchema } from '@ochiq/shared/lots';
import { createKeptList } from './kept-list';

const seenSchema = lotCardSchema.pick({ lot: true, title: true, category: true, thumbnailUrl: true });
const kept = createKeptList({ name: 'ochiq.seen', schema: seenSchema, most: 12 });

/** The lots that were opened last in this browser, the newest first. Nobody else is told of it. */
export const seenLots = {
  list: kept.list,
  see({ lot, title, category, thumbnailUrl }: LotCard): void {
    kept.change((before) => [{ lot, title, category, thumbnailUrl }, ...before.filter((one) => one.lot !== lot)]);
  },
  clear: (): void => kept.change(() => []),
};
