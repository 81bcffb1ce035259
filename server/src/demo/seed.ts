import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { type Db, type Files, newId, readClock, type Tx } from '../base/index.js';
import { type PastBid, recordHistory } from '../bids/index.js';
import { caseOpenedEntry, insertCase, insertCourt } from '../cases/index.js';
import { admittedEntry, seedPaidDeposit } from '../deposits/index.js';
import { hashPassword, insertOffice, insertParty, insertPerson, insertRoleGrant, roleGrantedEntry } from '../identity/index.js';
import { createLog, type Log } from '../log/index.js';
import { depositOf, insertLots, insertPhotos, publishedEntry, publishRules, type StoredPhoto } from '../lots/index.js';
import { passHistory } from '../papers/index.js';
import { scoreNow } from '../signals/index.js';
import { demoCases } from './cases.js';
import { demoCourts } from './courts.js';
import { type DemoLot, demoLots } from './lots.js';
import { seedNotices } from './notices.js';
import { demoOffices } from './offices.js';
import { demoPeople, seniorOf } from './people.js';
import { atWork } from './schedule.js';
import { seedIntake } from './seed-intake.js';
import { seedPastCases } from './seed-past-cases.js';
import { seedVisits } from './seed-visits.js';
import { storePictures } from './store-pictures.js';

/** The password of every demo account. */
export const demoPassword = 'ochiq-demo';

interface Ground {
  readonly db: Db;
  readonly files: Files;
  /** Of the installation. */
  readonly secret: Buffer;
  /** What draws are made from; absent: no court has delivered anything. */
  readonly drawSecret?: Buffer;
  /** Draws the photos, by key; a test of other things may do without. */
  readonly draw?: typeof storePictures;
  readonly say: (text: string) => void;
  /** Offices, people, courts and cases are enough: no lots, which take a minute. */
  readonly small?: boolean;
  /** A part of the demo's lots is enough to show each page; absent: all. */
  readonly lots?: readonly DemoLot[];
}

/** So many of the lots that ended before the demo began have their protocols. */
const papersOfPast = 12;

/** What the lots refer to, by the indexes and logins of the demo data. */
interface Stage {
  readonly log: Log;
  readonly now: Date;
  readonly people: ReadonlyMap<string, string>;
  readonly offices: readonly number[];
  readonly cases: readonly number[];
  readonly photos: ReadonlyMap<string, StoredPhoto>;
}

const seedLock = 7_306_012;

/** Fills an empty database with the demo, all of it or nothing; leaves any other database as it is. */
export async function seedDemo({
  db,
  files,
  secret,
  drawSecret,
  draw = storePictures,
  say,
  small = false,
  lots = small ? [] : demoLots(),
}: Ground): Promise<void> {
  const isEmpty = async (tx: Pick<Tx, 'sql'>) => (await tx.sql('select 1 from office limit 1')).length === 0;
  if (!(await isEmpty(db))) return;
  if (!small) say('drawing the photos of the demo');
  const photos = small ? new Map<string, StoredPhoto>() : await draw(files);
  const log = createLog({ publish: () => undefined });
  // Rules stand in the log before the first lot that goes by them.
  await publishRules({ db, log }, 'demo');
  await db.transact(async (tx) => {
    await tx.sql('select pg_advisory_xact_lock($1)', [seedLock]);
    if (!(await isEmpty(tx))) return;
    const now = await readClock(tx);
    const offices = await inOrder(demoOffices, (office) =>
      insertOffice(tx, { name: office.name, jurisdiction: office.jurisdiction, region: office.region }),
    );
    const people = await seedPeople(tx, log, offices, now);
    const courts = await inOrder(demoCourts, (court) => insertCourt(tx, { name: court.name, jurisdiction: court.jurisdiction }));
    const cases = await seedCases(tx, courts, { now, offices, people, log });
    if (small) return;
    say(`seeding ${lots.length} lots`);
    await seedLots(tx, lots, { log, now, people, offices, cases, photos });
    await seedPastCases(tx, { log, now, people, offices, courts });
    await passHistory(tx, papersOfPast);
    await seedNotices(tx, named(people, 'aziza'));
    await seedVisits(tx, people, now);
  });
  if (small) return;
  if (drawSecret) await seedIntake({ db, log, drawSecret });
  await scoreNow({ db, secret });
}

/** One after another: the order of a transaction's statements is the order of the ids. */
async function inOrder<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`the demo data has no item ${index}`);
  return item;
}

function named<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`the demo data has no ${key}`);
  return value;
}

async function seedPeople(tx: Tx, log: Log, offices: readonly number[], now: Date): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(demoPassword);
  const people = new Map<string, string>();
  for (const { login, name, nationalId, role, office, language } of demoPeople) {
    const id = newId();
    await insertPerson(tx, { id, login, name, nationalId, passwordHash, language, createdAt: now });
    const officeId = office === null ? null : at(offices, office);
    await insertRoleGrant(tx, { personId: id, role, officeId });
    if (role !== 'citizen') await log.append(tx, [roleGrantedEntry({ personId: id, role, officeId, at: now })]);
    people.set(login, id);
  }
  return people;
}

const later = (now: Date, offsetMs: number): Date => new Date(now.getTime() + offsetMs);

async function seedCases(tx: Tx, courts: readonly number[], stage: Pick<Stage, 'now' | 'offices' | 'people' | 'log'>): Promise<number[]> {
  const addParty = async ({ kind, name, nationalId }: { kind: 'person' | 'organisation'; name: string; nationalId: string }) => {
    const id = newId();
    await insertParty(tx, { id, kind, name, nationalId });
    return id;
  };
  return inOrder(demoCases, async (one) => {
    const debtorId = await addParty(one.debtor);
    const creditors = await inOrder(one.creditors, async (creditor) => ({
      partyId: await addParty(creditor),
      claimMinor: creditor.claimMinor,
      rank: creditor.rank,
    }));
    const { kind, number, issuedOffsetMs } = one.executiveDocument;
    const bailiffId = named(stage.people, one.bailiff);
    const openedAt = later(stage.now, one.openedOffsetMs);
    const id = await insertCase(tx, {
      number: one.number,
      officeId: at(stage.offices, one.office),
      bailiffId,
      debtorId,
      currency: one.currency,
      openedAt,
      courtId: at(courts, one.court),
      executiveDocument: { kind, number, issuedOn: later(stage.now, issuedOffsetMs).toISOString().slice(0, 10) },
      creditors,
    });
    if (id === null) throw new Error(`two demo cases have the number ${one.number}`);
    const { number: caseNumber } = one;
    await stage.log.append(tx, [
      caseOpenedEntry({ id, number: caseNumber, officeId: at(stage.offices, one.office), authorId: bailiffId, openedAt }),
    ]);
    return id;
  });
}

async function seedLots(tx: Tx, lots: readonly DemoLot[], stage: Stage): Promise<void> {
  const rows = lots.map((lot) => rowOf(lot, stage));
  const ids = await insertLots(tx, rows);
  for (const [index, lot] of lots.entries()) {
    const id = at(ids, index);
    const pictures = lot.pictures.map((key) => named(stage.photos, key));
    await insertPhotos(
      tx,
      pictures.map((photo, place) => ({ id: newId(), lotId: id, position: place + 1, ...photo })),
    );
    await seedStory(tx, id, lot, at(rows, index), stage);
  }
}

const jurisdictionOf = (lot: DemoLot) => (lot.region.startsWith('KG') ? 'KG' : 'UZ');

function rowOf(lot: DemoLot, { now, people, offices, cases }: Stage) {
  const rules = rulesOf(newestProfile(jurisdictionOf(lot), 'demo'), { currency: lot.currency, minor: lot.startMinor });
  const endsAt = later(now, lot.endsOffsetMs);
  const publishedAt = atWork(later(now, lot.publishedOffsetMs), lot.region);
  return {
    caseId: at(cases, lot.case),
    officeId: at(offices, lot.office),
    authorId: named(people, at(demoCases, lot.case).bailiff),
    category: lot.category,
    region: lot.region,
    place: lot.place,
    title: lot.title,
    description: lot.description,
    currency: lot.currency,
    startMinor: lot.startMinor,
    reserveMinor: lot.reserveMinor,
    appraisalMinor: lot.appraisalMinor,
    depositMinor: depositOf(lot.startMinor, rules),
    rules,
    startsAt: later(now, lot.startsOffsetMs),
    originalEndsAt: endsAt,
    endsAt,
    createdAt: publishedAt,
    publishedAt,
    submittedBy: named(people, at(demoCases, lot.case).bailiff),
    submittedAt: publishedAt,
    approvedBy: named(people, seniorOf(lot.office)),
    withdrawalGround: lot.withdrawal?.ground ?? null,
    state: lot.withdrawal ? 'withdrawn' : 'published',
    seq: lot.withdrawal ? 2 : 1,
    minNextMinor: lot.startMinor,
  };
}

/** What happened to a lot before the demo began: its publication, its bidders and bids, its end. */
async function seedStory(tx: Tx, id: number, lot: DemoLot, row: ReturnType<typeof rowOf>, { log, now, people }: Stage): Promise<void> {
  const submitterId = named(people, at(demoCases, lot.case).bailiff);
  const actorId = named(people, seniorOf(lot.office));
  const { currency, publishedAt } = row;
  await log.append(tx, [publishedEntry({ ...row, lot: id, seq: 1, at: publishedAt, actorId, submitterId })]);
  if (lot.withdrawal) {
    const { offsetMs, ground } = lot.withdrawal;
    await log.appendEvents(tx, submitterId, [{ kind: 'withdrawn', lot: id, seq: 2, at: later(now, offsetMs).toISOString(), ground }]);
    return;
  }
  const deposit = { lotId: id, amountMinor: row.depositMinor, currency, heldAt: publishedAt };
  for (const login of new Set([...lot.bids.map((bid) => bid.citizen), ...(lot.admitted ?? [])])) {
    await log.append(tx, [admittedEntry(await seedPaidDeposit(tx, { ...deposit, personId: named(people, login) }), publishedAt)]);
  }
  const bids = lot.bids.map(
    ({ citizen, kind, amountMinor: offered, offsetMs }): PastBid => ({
      personId: named(people, citizen),
      kind,
      amountMinor: offered,
      key: newId(),
      at: later(now, offsetMs),
    }),
  );
  await recordHistory(tx, log, id, bids, now);
}
