import type { Db } from '../base/index.js';
import type { Jobs } from '../notices/index.js';
import type { Poster } from './post-message.js';

export interface WebhookGround {
  readonly db: Db;
  readonly jobs: Jobs;
  /** The installation's secret: the receivers' keys are made from it. */
  readonly secret: Buffer;
  readonly publicUrl: string;
  readonly post: Poster;
}

/** The job that sends what is due. */
export const sendJob = 'webhooks';
