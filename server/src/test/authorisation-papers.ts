import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lotOf, type MakeThing } from './authorisation-things.js';
import { shamProtocol } from './sham-papers.js';

/** A paper of a lot of the owner's office that is signed, by its id: it is not signed again, which spares a walk over all routes the making of keys. */
export const paperOf: MakeThing = async (world, owner) => {
  const lot = await lotOf('published')(world, owner);
  const record = { seq: 1, index: 0, size: 1, root: 'AAAA' };
  const [row] = await world.db.sql<{ id: number }>(
    `insert into paper (lot_id, kind, edition, number, seq, facts, people, record, state, drafted_at, issued_at,
       signed_at, signed_by, signed_role)
     values ($1, 'protocol', 1, $2, 1, $3, '[]', $4, 'signed', now(), now(), now(), $5, 'bailiff') returning id`,
    [lot.params['lot'], `${lot.params['lot']}/1`, JSON.stringify(shamProtocol(1)), JSON.stringify(record), owner.person.id],
  );
  return { ...lot, params: { ...lot.params, paper: String(row?.id) } };
};

/** The same by the hash of its copy with names. */
export const paperFileOf: MakeThing = async (world, owner) => {
  const paper = await paperOf(world, owner);
  const bytes = Buffer.from(paper.mark);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await mkdir(join(world.dataDir, 'papers'), { recursive: true });
  await writeFile(join(world.dataDir, 'papers', `${sha256}.pdf`), bytes);
  await world.db.sql(
    `insert into paper_file (paper_id, language, copy, signed, sha256, bytes) values ($1, 'uz', 'official', false, $2, $3)`,
    [paper.params['paper'], sha256, bytes.length],
  );
  return { ...paper, params: { ...paper.params, paper: sha256 } };
};
