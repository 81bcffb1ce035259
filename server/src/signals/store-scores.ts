import { createHash } from 'node:crypto';
import { jsonArray, jsonTextArray, plainArray, type Tx } from '../base/index.js';
import type { HitRow, RingRow, ScoreRow, TieRow } from './scored.js';

/** Rows that go into one statement. */
const batchLength = 5_000;

async function inBatches<Row>(rows: readonly Row[], write: (batch: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batchLength) await write(rows.slice(from, from + batchLength));
}

const iso = (ms: number) => new Date(ms).toISOString();
const list = (values: readonly (string | number)[]) => values.join(',');

/** Writes scores; whoever has one gets the new one. */
export const saveScores = (tx: Tx, rows: readonly ScoreRow[], scoredAt: Date): Promise<void> =>
  inBatches(rows, (batch) =>
    tx.sql(
      `insert into subject_score (kind, subject_id, score, p_value, q_value, flagged, contributions, signals, lots, office_id, last_at, figures, peers, scored_at)
       select kind, id, score, p, q, flagged, contributions, string_to_array(signals, ','), lots, office, last_at, figures, peers, $13
       from unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::float8[], $6::boolean[], $7::jsonb[], $8::text[], $9::int[],
         $10::int[], $11::timestamptz[], $12::jsonb[], $14::text[])
         as row(kind, id, score, p, q, flagged, contributions, signals, lots, office, last_at, figures, peers)
       on conflict (kind, subject_id) do update set (score, p_value, q_value, flagged, contributions, signals, lots, office_id, last_at,
           figures, peers, scored_at)
         = (excluded.score, excluded.p_value, excluded.q_value, excluded.flagged, excluded.contributions, excluded.signals, excluded.lots,
           excluded.office_id, excluded.last_at, excluded.figures, excluded.peers, excluded.scored_at)`,
      [
        plainArray(batch.map((row) => row.kind)),
        jsonTextArray(batch.map((row) => row.id)),
        plainArray(batch.map((row) => row.score)),
        plainArray(batch.map((row) => row.pValue)),
        plainArray(batch.map((row) => row.qValue)),
        plainArray(batch.map((row) => row.flagged)),
        jsonArray(batch.map((row) => row.contributions)),
        jsonTextArray(batch.map((row) => list(row.contributions.flatMap(({ signal, hits }) => (hits > 0 ? [signal] : []))))),
        plainArray(batch.map((row) => row.lots)),
        plainArray(batch.map((row) => row.office)),
        plainArray(batch.map((row) => iso(row.lastAt))),
        jsonArray(batch.map((row) => row.figures)),
        scoredAt,
        jsonTextArray(batch.map((row) => row.peers)),
      ],
    ),
  );

/** The same for the same finding, however its value has changed since. */
function fingerprintOf({ signal, subjects, lots, bids }: HitRow): string {
  const named = subjects.map(({ kind, id }) => `${kind} ${id}`).sort();
  return createHash('sha256')
    .update(JSON.stringify([signal, named, lots, bids]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Writes hits with whom they speak about; one that is known already keeps its number, so that an inquiry can name it.
 * @param closedLot the lot that they were found in when it closed; null: in the window
 */
export async function saveHits(tx: Tx, rows: readonly HitRow[], closedLot: number | null, scoredAt: Date): Promise<void> {
  const hits = new Map(rows.map((row) => [fingerprintOf(row), row]));
  await inBatches([...hits], async (batch) => {
    const found = batch.map(([, row]) => row);
    const ids = await tx.sql<{ id: number; fingerprint: string }>(
      `insert into signal_hit (fingerprint, signal, at, value, p_value, facts, lots, bids, entries, closed_lot, scored_at)
       select fingerprint, signal, at, value, p, facts, string_to_array(lots, ',')::int[], string_to_array(bids, ',')::bigint[],
         string_to_array(entries, ',')::bigint[], $10, $11
       from unnest($1::text[], $2::text[], $3::timestamptz[], $4::float8[], $5::float8[], $6::jsonb[], $7::text[], $8::text[], $9::text[])
         as row(fingerprint, signal, at, value, p, facts, lots, bids, entries)
       on conflict (fingerprint) do update set (at, value, p_value, facts, entries, closed_lot, scored_at)
         = (excluded.at, excluded.value, excluded.p_value, excluded.facts, excluded.entries, excluded.closed_lot, excluded.scored_at)
       returning id::float8 as id, fingerprint`,
      [
        plainArray(batch.map(([fingerprint]) => fingerprint)),
        plainArray(found.map((row) => row.signal)),
        plainArray(found.map((row) => iso(row.at))),
        plainArray(found.map((row) => row.value)),
        plainArray(found.map((row) => row.pValue)),
        jsonArray(found.map((row) => row.facts)),
        jsonTextArray(found.map((row) => list(row.lots))),
        jsonTextArray(found.map((row) => list(row.bids))),
        jsonTextArray(found.map((row) => list(row.entries))),
        closedLot,
        scoredAt,
      ],
    );
    const named = ids.flatMap(({ id, fingerprint }) => (hits.get(fingerprint)?.subjects ?? []).map((subject) => ({ ...subject, hit: id })));
    await tx.sql(
      `insert into signal_hit_subject (hit_id, kind, subject_id) select * from unnest($1::bigint[], $2::text[], $3::text[]) on conflict do nothing`,
      [
        plainArray(named.map((subject) => subject.hit)),
        plainArray(named.map((subject) => subject.kind)),
        jsonTextArray(named.map((subject) => subject.id)),
      ],
    );
  });
}

/** Takes away what was found before a scoring of the window began and not again: it has looked at all of it. */
export async function deleteScored(tx: Tx, before: Date): Promise<void> {
  await tx.sql('delete from signal_hit_subject using signal_hit where hit_id = id and scored_at < $1', [before]);
  await tx.sql('delete from signal_hit where scored_at < $1', [before]);
  await tx.sql('delete from subject_score where scored_at < $1', [before]);
}

/** Takes away what was found in a lot when it closed, and not again since. */
export async function deleteClosedHits(tx: Tx, lot: number, before: Date): Promise<void> {
  await tx.sql('delete from signal_hit where closed_lot = $1 and scored_at < $2', [lot, before]);
}

/** Puts the network of the last scoring in the place of the one before. */
export async function replaceNetwork(tx: Tx, ties: readonly TieRow[], rings: readonly RingRow[]): Promise<void> {
  await tx.sql('delete from network_tie');
  await tx.sql('delete from ring_member');
  await inBatches(ties, (batch) =>
    tx.sql(
      `insert into network_tie (a_kind, a, b_kind, b, tie, weight, lots)
       select a_kind, a, b_kind, b, tie, weight, string_to_array(lots, ',')::int[]
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::text[])
         as row(a_kind, a, b_kind, b, tie, weight, lots)
       on conflict do nothing`,
      [
        plainArray(batch.map((tie) => tie.a.kind)),
        jsonTextArray(batch.map((tie) => tie.a.id)),
        plainArray(batch.map((tie) => tie.b.kind)),
        jsonTextArray(batch.map((tie) => tie.b.id)),
        plainArray(batch.map((tie) => tie.tie)),
        plainArray(batch.map((tie) => tie.weight)),
        jsonTextArray(batch.map((tie) => list(tie.lots))),
      ],
    ),
  );
  const members = rings.flatMap(({ id, members: people }) => people.map((person) => ({ ring: id, person })));
  await inBatches(members, (batch) =>
    tx.sql('insert into ring_member (ring, person_id) select * from unnest($1::text[], $2::uuid[])', [
      jsonTextArray(batch.map(({ ring }) => ring)),
      plainArray(batch.map(({ person }) => person)),
    ]),
  );
}
