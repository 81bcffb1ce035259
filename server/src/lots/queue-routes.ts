import { arrangeQueue, queueSchema } from '@ochiq/shared/queue';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { may, readClock, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import type { LotGround } from './desk.js';
import { lotTasks, type TaskSource } from './queue.js';

export interface QueueGround extends Pick<LotGround, 'db'> {
  /** What rooms further right know to be undone. */
  readonly taskSources: readonly TaskSource[];
}

/** What the desk has to do. */
export const queueRoutes =
  ({ db, taskSources }: QueueGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/bailiff/queue',
      {
        config: { allow: 'work_desk' },
        schema: { tags: ['bailiff'], summary: 'What the own office has to do, the most urgent first', response: { 200: queueSchema } },
      },
      async (request) => {
        const visitor = visitorOf(request);
        const worker = { ...officeOf(visitor), approves: may(visitor.roles, 'approve') };
        const now = await readClock(db);
        const tasks = [];
        for (const source of [lotTasks, ...taskSources]) tasks.push(...(await source(db, worker, now)));
        const { region } = await readOffice(db, worker.officeId);
        return { entries: arrangeQueue(tasks, now.getTime(), region), now: now.toISOString(), region };
      },
    );
  };
