import { currencySchema } from '@ochiq/shared/money';
import type { Hit, PeerMeasure, Subject, SubjectPage } from '@ochiq/shared/signals';
import { peerMeasureSchema } from '@ochiq/shared/signals';
import { type Queryable, Refusal } from '../base/index.js';
import type { SignalGround } from './ground.js';
import { labelSubjects } from './label-subjects.js';
import { figureOrder, noFigures } from './profile-subjects.js';
import { namedIn, rankedOf } from './read-ranking.js';
import { type PeerRow, readPeers, readScore, type StoredScore } from './store-ranking.js';
import {
  type PartRow,
  readHits,
  readLotsOfBidders,
  readLotsOfOffice,
  readLotsOfOfficial,
  readRings,
  readUnscored,
  type StoredHit,
} from './store-subjects.js';

const hitLimit = 200;
const lotLimit = 200;

/** Whether a text can be the id of a subject of this kind at all. */
export function isIdOf({ kind, id }: Subject): boolean {
  if (kind === 'lot' || kind === 'office') return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647;
  if (kind === 'ring') return /^[\w-]{1,64}$/.test(id);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

async function readLotsOf(db: Queryable, { kind, id }: Subject): Promise<PartRow[]> {
  switch (kind) {
    case 'lot':
      return [];
    case 'bidder':
      return readLotsOfBidders(db, [id], lotLimit);
    case 'ring': {
      const [ring] = await readRings(db, [id]);
      return ring ? readLotsOfBidders(db, ring.members, lotLimit) : [];
    }
    case 'official':
      return readLotsOfOfficial(db, id, lotLimit);
    case 'office':
      return readLotsOfOffice(db, Number(id), lotLimit);
  }
}

/** A subject that exists, with the score that it has, or none yet. @throws Refusal not_found */
async function findScore(db: Queryable, subject: Subject): Promise<StoredScore> {
  if (!isIdOf(subject)) throw new Refusal('not_found');
  const stored = await readScore(db, subject.kind, subject.id);
  if (stored) return stored;
  const known = await readUnscored(db, subject.kind, subject.id);
  if (!known) throw new Refusal('not_found');
  const nothing = { score: 0, pValue: 1, qValue: 1, flagged: false, contributions: [], lots: 0, figures: noFigures, peers: '' };
  return { ...subject, ...nothing, ...known };
}

function peersOf({ kind, figures }: StoredScore, rows: readonly PeerRow[]): PeerMeasure[] {
  const byMeasure = new Map(rows.map((row) => [row.measure, row]));
  return figureOrder[kind].flatMap((name) => {
    const [row, value] = [byMeasure.get(name), figures[name]];
    const measure = peerMeasureSchema.shape.measure.safeParse(name);
    if (!row || value === undefined || !measure.success) return [];
    const { median, p10, p90, rank, of } = row;
    return [{ measure: measure.data, value, median, p10, p90, rank, of }];
  });
}

/** All that is known of one subject: its score and the parts of it, each finding with its evidence, its peers and its lots. @throws Refusal not_found */
export async function showSubject({ db, secret, inquiriesOf }: SignalGround, subject: Subject): Promise<SubjectPage> {
  const score = await findScore(db, subject);
  const [hits, peers, lots, inquiries] = await Promise.all([
    readHits(db, subject.kind, subject.id, hitLimit),
    readPeers(db, score),
    readLotsOf(db, subject),
    inquiriesOf(db, [subject]),
  ]);
  const labels = await labelSubjects(db, secret, [...namedIn([score]), ...hits.flatMap((hit) => hit.subjects)]);
  const hitOf = ({ at, subjects, ...hit }: StoredHit): Hit => ({
    ...hit,
    at: at.toISOString(),
    subjects: subjects.map((named) => ({ ...named, label: labels(named) })),
  });
  return {
    ...rankedOf(score, labels, inquiries.get(`${subject.kind} ${subject.id}`) ?? null),
    hits: hits.map(hitOf),
    peers: peersOf(score, peers),
    lotsOf: lots.map(({ closedAt, priceMinor, currency, ...lot }) => ({
      ...lot,
      closedAt: closedAt.toISOString(),
      priceMinor: priceMinor?.toString() ?? null,
      currency: currencySchema.parse(currency),
    })),
  };
}
