/** Child process: bare commits, the least that Postgres can do for a bid, at the pace of the bids. */
import pg from 'pg';
import { serve } from './child.js';
import { createHistogram, type Percentiles } from './histogram.js';
import { evenly, nowMs, sendWhenDue } from './pace.js';

export interface Commits {
  open: { question: { url: string }; answer: { open: number } };
  /** From when a commit was due to its acknowledgement; what falls due in the first `warmMs` does not count. */
  commit: { question: { perS: number; warmMs: number; forMs: number }; answer: Percentiles };
}

/** More than ever wait at once while Postgres keeps pace. */
const connections = 8;
let pool = new pg.Pool();

serve<Commits>({
  async open({ url }) {
    pool = new pg.Pool({ connectionString: url, max: connections, min: connections });
    await pool.query('create table if not exists bare_commit (id bigserial primary key, amount_minor bigint not null)');
    return { open: connections };
  },
  async commit({ perS, warmMs, forMs }) {
    const took = createHistogram();
    const begun = nowMs() + 50;
    const running: Promise<void>[] = [];
    const dues = evenly(begun, perS, warmMs + forMs);
    // One row, one statement that commits itself, no lock that another waits for: a floor, not an auction.
    const write = async (index: number, due: number) => {
      await pool.query({ name: 'bare', text: 'insert into bare_commit (amount_minor) values ($1)', values: [index] });
      if (due >= begun + warmMs) took.add(nowMs() - due);
    };
    await sendWhenDue(dues, (index, due) => running.push(write(index, due)));
    await Promise.all(running);
    return took.percentiles();
  },
});
