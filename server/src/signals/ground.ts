import type { Subject } from '@ochiq/shared/signals';
import type { Clock, Db, Queryable } from '../base/index.js';
import type { Jobs } from '../notices/index.js';

/** An inquiry as the ranking names it. */
export interface InquiryMark {
  readonly id: number;
  readonly state: string;
}

/** What this room works with. */
export interface SignalGround {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** Secret of the installation: handles and hashes are made with it. */
  readonly secret: Buffer;
  /** The newest inquiry of each subject that has one, by `kind id`. */
  readonly inquiriesOf: (db: Queryable, subjects: readonly Subject[]) => Promise<ReadonlyMap<string, InquiryMark>>;
}
