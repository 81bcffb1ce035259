import { randomUUID } from 'node:crypto';
import { leafSchema } from '@ochiq/shared/log';
import { type PropertyView, propertyAnswerSchema } from '@ochiq/shared/property';
import { expect } from 'vitest';
import { createLocalBus } from '../base/index.js';
import { createLog } from '../log/index.js';
import { lookAround } from '../property/index.js';
import { MemoryRegistries } from './memory-registries.js';
import { makeOffice, type TestPerson, type World } from './world.js';

const logOf = () => createLog(createLocalBus(() => undefined));

/** Two nodes on one database that ask registries in memory, with the questions that tests of property ask. */
export class PropertyStage {
  registries = new MemoryRegistries();
  /** Of the debtor Rustam Karimov, for 1,000 soum. */
  caseId = 0;

  private constructor(
    readonly world: World,
    private readonly other: World,
    readonly office: number,
    readonly bailiff: TestPerson,
  ) {}

  static async open(world: World, other: World): Promise<PropertyStage> {
    const office = await makeOffice(world.db);
    return new PropertyStage(world, other, office, await world.person({ role: 'bailiff', office }));
  }

  /** A new case, and empty registries. */
  async begin(): Promise<void> {
    this.registries = new MemoryRegistries();
    const { db } = this.world;
    const lot = await this.world.lot({ office: this.office, state: 'draft', debtorNationalId: '31203850012345' });
    const [row] = await db.sql<{ id: number; debtor: string }>(
      'select c.id, c.debtor_id as debtor from enforcement_case c join lot on lot.case_id = c.id where lot.id = $1',
      [lot],
    );
    await db.sql(`update party set name = 'Karimov Rustam' where id = $1`, [row?.debtor]);
    await db.sql('insert into case_creditor (case_id, party_id, priority, claim_minor) values ($1, $2, 1, 100000)', [row?.id, row?.debtor]);
    this.caseId = row?.id ?? 0;
  }

  /** Two nodes look, twice each and at once. */
  async look(): Promise<void> {
    const nodes = [this.world, this.other, this.world, this.other];
    await Promise.all(nodes.map(({ db }) => lookAround({ db, log: logOf(), registries: this.registries })));
  }

  /** Lets the time of waiting be over. */
  async later(): Promise<void> {
    await this.world.db.sql('update property_question set next_at = now(), lease_until = null');
    await this.world.db.sql('update registry_order set next_at = now(), lease_until = null');
    await this.look();
  }

  async ask(method: 'GET' | 'POST', path: string, payload?: object, who = this.bailiff) {
    const url = `/api/cases/${this.caseId}/${path}`;
    const answer = await this.world.app.inject({ method, url, headers: { cookie: who.cookie }, ...(payload ? { payload } : {}) });
    return {
      status: answer.statusCode,
      code: answer.json<{ code?: string }>().code,
      answer: propertyAnswerSchema.safeParse(answer.json()).data,
    };
  }

  async view(): Promise<PropertyView> {
    const { answer } = await this.ask('GET', 'property');
    if (!answer?.property) throw new Error('no view');
    return answer.property;
  }

  async search(): Promise<void> {
    expect(await this.ask('POST', 'property-searches')).toMatchObject({ status: 201 });
    await this.look();
  }

  seize(reference: string, change: object = {}) {
    return this.ask('POST', 'registry-seizures', { id: randomUUID(), registry: 'vehicles', reference, amountMinor: null, ...change });
  }

  /** The entries of the case in the log, by kind; each can be read, and none names anybody or a key that leads to them. */
  async kinds(): Promise<string[]> {
    const rows = await this.world.db.sql<{ kind: string; leaf: string }>(
      `select kind, leaf from log_entry where leaf::json->>'case' = $1 order by id`,
      [String(this.caseId)],
    );
    for (const { leaf } of rows) {
      expect(leafSchema.safeParse(JSON.parse(leaf)).success, leaf).toBe(true);
      expect(leaf).not.toMatch(/Karimov|Каримов|31203850012345|01A123BC|XWB5/);
    }
    return rows.map(({ kind }) => kind);
  }

  append(entry: { kind: string; lotId: number | null; body: Record<string, unknown> }): Promise<void> {
    return this.world.db.transact((tx) => logOf().append(tx, [{ ...entry, at: new Date(), actorId: null, secret: { test: 1 } }]));
  }

  /** Until what was appended has its place in the tree, and is heard. */
  async heard(check: () => Promise<void>): Promise<void> {
    const tried = async () => {
      await this.later();
      return check().then(
        () => 'heard',
        () => 'not yet',
      );
    };
    await expect.poll(tried, { timeout: 10_000 }).toBe('heard');
  }

  async close(): Promise<void> {
    await this.other.close();
    await this.world.close();
  }
}
