import { leafSchema } from '@ochiq/shared/log';
import { type SaleDesk, saleDeskSchema, saleResultSchema } from '@ochiq/shared/settlement';
import { expect } from 'vitest';
import { createClock, createLocalBus } from '../base/index.js';
import { accounts, balanceOf, readTrialBalance } from '../ledger/index.js';
import { createLog } from '../log/index.js';
import { settleDue } from '../settlement/index.js';
import { endedLot, payIn, type TestSale } from './sold.js';
import type { TestPerson, World } from './world.js';

const groundOf = ({ db }: World) => ({ db, clock: createClock(), log: createLog(createLocalBus(() => undefined)) });
const today = () => new Date().toISOString().slice(0, 10);

/** Two nodes on one database on which sales are settled, with the questions that tests ask. */
export class SettlementStage {
  constructor(
    readonly world: World,
    private readonly other: World,
  ) {}

  /** Looks as every node does, on two nodes and twice on each at once. */
  async settle(): Promise<void> {
    const nodes = [this.world, this.other, this.world, this.other];
    await Promise.all(nodes.map((node) => settleDue(groundOf(node), { whole: true })));
  }

  async step(sale: TestSale, person: TestPerson, path: string, payload: object = {}) {
    const url = `/api/bailiff/lots/${sale.lot}/sale/${path}`;
    const answer = await this.world.app.inject({ method: 'POST', url, headers: { cookie: person.cookie }, payload });
    return { status: answer.statusCode, code: answer.json<{ code?: string }>().code, desk: saleDeskSchema.safeParse(answer.json()).data };
  }

  async desk(sale: TestSale, person = sale.bailiff): Promise<SaleDesk> {
    const answer = await this.world.app.inject({ url: `/api/bailiff/lots/${sale.lot}/sale`, headers: { cookie: person.cookie } });
    return saleDeskSchema.parse(answer.json());
  }

  async result(lot: number) {
    return saleResultSchema.parse((await this.world.app.inject({ url: `/api/lots/${lot}/sale` })).json());
  }

  /** A lot that has ended, with its sale where it was sold. */
  async opened(options: Parameters<typeof endedLot>[1] = {}): Promise<TestSale> {
    const sale = await endedLot(this.world, options);
    await expect.poll(() => this.stateOf(sale.lot), { timeout: 10_000 }).toBe(options.unsold ? 'unsold' : 'sold');
    await this.settle();
    return sale;
  }

  private async stateOf(lot: number) {
    const [row] = await this.world.db.sql<{ state: string }>('select state from lot where id = $1', [lot]);
    return row?.state;
  }

  /** Lets the time to pay be over. */
  async overdue(lot: number): Promise<void> {
    await this.world.db.sql(`update sale set due_at = clock_timestamp() where lot_id = $1 and state = 'to_pay'`, [lot]);
    await this.settle();
  }

  async pay(lot: number, amountMinor: bigint): Promise<void> {
    await payIn(this.world, lot, accounts.price(lot), amountMinor);
    await this.settle();
  }

  handOver(sale: TestSale, by = sale.bailiff) {
    return this.step(sale, by, 'hand-over', { number: '12-A', day: today() });
  }

  /** Handed over, proposed, carried out. */
  async distribute(sale: TestSale) {
    await this.handOver(sale);
    await this.step(sale, sale.bailiff, 'distribution');
    return this.step(sale, sale.accountant, 'distribution/carry-out');
  }

  balance(account: string): Promise<bigint> {
    return balanceOf(this.world.db, account, 'UZS');
  }

  /** The entries of a lot's sale in the log, by kind. */
  async kinds(lot: number): Promise<string[]> {
    const rows = await this.world.db.sql<{ kind: string }>(
      `select kind from log_entry where lot_id = $1 and kind ~ '^(sale_|runner_up|handed|distributed|creditor_|repeated|returned)' order by id`,
      [lot],
    );
    return rows.map(({ kind }) => kind);
  }

  async courtOrder(lot: number) {
    const [row] = await this.world.db.sql<{ court: number }>(
      'select d.court_id as court from executive_document d join lot on lot.case_id = d.case_id where lot.id = $1',
      [lot],
    );
    return { courtId: row?.court ?? 0, number: '4-77', day: today() };
  }

  /** Debits equal credits, every leaf can be read, and no account that holds money for others has turned into a debt. */
  async expectOrder(lot: number): Promise<void> {
    const trial = await readTrialBalance(this.world.db);
    const sum = (side: 'debitMinor' | 'creditMinor') => trial.reduce((total, line) => total + line[side], 0n);
    expect(sum('debitMinor')).toBe(sum('creditMinor'));
    const leaves = await this.world.db.sql<{ leaf: string }>('select leaf from log_entry where lot_id = $1 order by id', [lot]);
    for (const { leaf } of leaves) expect(leafSchema.safeParse(JSON.parse(leaf)).error, leaf).toBeUndefined();
    const wrong = await this.world.db.sql(
      `select account, sum(amount_minor) from posting where account !~ '^(bank|receivable)' group by account, currency having sum(amount_minor) > 0`,
    );
    expect(wrong).toEqual([]);
  }
}
