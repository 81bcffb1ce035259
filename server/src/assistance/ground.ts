import type { Country } from '@ochiq/shared/assistance';
import type { Db, GuardedRequest } from '../base/index.js';
import type { Log } from '../log/index.js';
import type { Registries } from '../registries/index.js';

export interface AssistanceGround {
  readonly db: Db;
  readonly log: Log;
  /** The installation's secret: our keys are made from it. */
  readonly secret: Buffer;
  /** Whose installation this is. */
  readonly country: Country;
  /** Our address as partners know it, without a slash at its end: requests to us are signed over it. */
  readonly publicUrl: string;
  readonly ask: GuardedRequest;
  readonly registries: Registries;
  readonly onError: (error: unknown) => void;
}
