import type { Clock, Db, Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import type { SignalGround } from '../signals/index.js';

/** What this room works with. */
export interface AuditGround {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the installation, for handles. */
  readonly secret: Buffer;
  /** Those who were admitted to bid on a lot. */
  readonly participantsOf: (tx: Tx, lotId: number) => Promise<readonly string[]>;
  /** What the signals read their findings by. */
  readonly signals: SignalGround;
}
