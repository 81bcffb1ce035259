import type { LotCard } from '@ochiq/shared/lots';
import type { Db, Queryable } from '../base/index.js';
import type { Jobs } from './jobs.js';
import type { Post } from './post.js';

/** What this room asks of lots and those admitted to them, which stand to its right. */
export interface LotReaders {
  cards(db: Queryable, lotIds: readonly number[]): Promise<LotCard[]>;
  /** The number of everyone admitted to a lot, by person. */
  admitted(db: Queryable, lotId: number): Promise<ReadonlyMap<string, number>>;
  endingSoon(db: Queryable, withinMs: number): Promise<number[]>;
}

export interface NoticeGround {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly lots: LotReaders;
  /** Null: no letters are sent. */
  readonly post: Post | null;
  readonly publicUrl: string;
}

/** The job that carries the letters that are due. */
export const carryJob = 'letters';
