import type { Found } from '@ochiq/shared/registries';
import { createLocalBus, readConfig } from '../base/index.js';
import { createLog } from '../log/index.js';
import { lookAround } from '../property/index.js';
import { openRegistries } from '../registries/index.js';
import { type Standin, startStandin } from '../standin/index.js';
import { openXroad } from '../xroad/index.js';
import type { World } from './world.js';

/** A node's look for what is due, with the stand-in's registries over X-Road. */
export interface StandinProperty {
  readonly standin: Standin;
  /** Looks once, after letting the time of waiting be over. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** The five registries of the stand-in with these entries, asked for the world's cases. */
export async function openStandinProperty({ db, databaseUrl }: World, entries: readonly Found[]): Promise<StandinProperty> {
  const standin = await startStandin({ now: () => new Date(), secure: false, strangers: 0, entries });
  const { xroad: config } = readConfig({ ...standin.env, DATABASE_URL: databaseUrl });
  const rules = {
    timeoutMs: 2_000,
    attempts: 1,
    rest: { baseMs: 1, mostMs: 5 },
    breaker: { failures: 1_000, openMs: 1, mostOpenMs: 1, probeMs: 1 },
  };
  const registries = openRegistries({ db, config, xroad: openXroad(config, rules) });
  const ground = { db, log: createLog(createLocalBus(() => undefined)), registries };
  return {
    standin,
    async look() {
      await db.sql('update property_question set next_at = now(), lease_until = null');
      await db.sql('update registry_order set next_at = now(), lease_until = null');
      await lookAround(ground);
    },
    close: () => standin.close(),
  };
}
