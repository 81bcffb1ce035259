import { hash } from 'node:crypto';
import { checkDocument, type Delivery, type ExecutiveDocument } from '@ochiq/shared/intake';
import { localDay, type Region } from '@ochiq/shared/lots';
import { canonicalJson } from '@ochiq/shared/tlog';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { type OfficeRow, readOffices } from '../identity/index.js';
import { type DrawGround, keepChain } from './commit-chain.js';
import { drawOfficial, partiesOf } from './draw-official.js';
import { type DocumentRow, findDocument, insertDocument, lockNumber } from './store.js';
import type { CourtChannel } from './store-courts.js';
import { lockOffice, readConflicts, readSeated } from './store-draws.js';
import { tellCourt } from './tell-court.js';

/** How a document came. */
export interface Arrival {
  readonly delivery: Delivery;
  readonly uploadedBy: string | null;
  /** The court's signature of a file; null over X-Road, which signs by itself. */
  readonly signature: string | null;
}

/** Capitals, whose clocks the courts of a country go by. */
const capitals: Readonly<Record<CourtChannel['jurisdiction'], Region>> = { UZ: 'UZ-TK', KG: 'KG-GB' };

/**
 * Takes an executive document of a court: the same again gets the same answer, and opens nothing twice. Its reception, the draw and the case
 * are one transaction: nobody can see a result and then drop the document.
 * @param value parsed JSON, as it came
 * @returns the document as it stands, and whether it had been there before
 * @throws Refusal document_invalid with everything that is wrong, document_conflict for a number that came with other content
 */
export async function receiveDocument(
  ground: DrawGround,
  court: CourtChannel,
  arrival: Arrival,
  value: unknown,
): Promise<{ row: DocumentRow; repeated: boolean }> {
  const { db } = ground;
  const document = await mustBeSound(ground, court, value);
  const digest = digestOf(document);
  const office = await officeFor(ground, document.debtor.address.region);
  await keepChain(ground, office.id);
  return db.transact(async (tx) => {
    await lockNumber(tx, court.courtId, document.number);
    const before = await findDocument(tx, court.courtId, document.number);
    if (before && before.digest !== digest) throw new Refusal('document_conflict', [{ path: '/number', message: 'repeated' }]);
    if (before) return { row: before, repeated: true };
    await lockOffice(tx, office.id);
    const receivedAt = await readClock(tx);
    const named = { courtId: court.courtId, officeId: office.id, digest, document };
    const id = await insertDocument(tx, { ...named, ...arrival, number: document.number, receivedAt });
    await logReception(tx, ground, { id, ...named, by: arrival.delivery === 'xroad' ? 'xroad' : 'signed_file' }, receivedAt);
    await drawOfficial(tx, ground, { id, ...named, region: office.region }, receivedAt);
    const row = await findDocument(tx, court.courtId, document.number);
    if (!row) throw new Error('the document just received is not there');
    await tellCourt(tx, row, receivedAt);
    return { row, repeated: false };
  });
}

/** SHA-256 of a document's canonical JSON, hexadecimal: what the court can work out as well. */
export const digestOf = (document: ExecutiveDocument): string => hash('sha256', canonicalJson(document));

async function mustBeSound({ db }: DrawGround, court: CourtChannel, value: unknown): Promise<ExecutiveDocument> {
  const now = await readClock(db);
  const regions = new Set<string>((await readOffices(db)).map(({ region }) => region));
  const today = localDay(now.getTime(), capitals[court.jurisdiction]);
  const checked = checkDocument(value, { court: court.code, jurisdiction: court.jurisdiction, regions, today });
  if ('document' in checked) return checked.document;
  throw new Refusal(
    'document_invalid',
    checked.errors.map(({ path, code }) => ({ path, message: code })),
  );
}

/** The office of the debtor's region; of several, the first that has somebody seated. */
async function officeFor({ db }: DrawGround, region: string): Promise<OfficeRow> {
  const offices = (await readOffices(db)).filter((one) => one.region === region).toSorted((a, b) => a.id - b.id);
  const seated = await readSeated(db);
  const office = offices.find(({ id }) => seated.has(id)) ?? offices[0];
  if (!office) throw new Refusal('document_invalid', [{ path: '/debtor/address/region', message: 'no_office' }]);
  return office;
}

async function logReception(
  tx: Tx,
  { log }: DrawGround,
  one: { id: number; courtId: number; officeId: number; digest: string; document: ExecutiveDocument; by: 'xroad' | 'signed_file' },
  at: Date,
): Promise<void> {
  const conflicts = await readConflicts(tx, one.officeId, partiesOf(one.document));
  const body = { document: one.id, court: one.courtId, office: one.officeId, digest: one.digest, by: one.by, conflicts };
  await log.append(tx, [{ lotId: null, kind: 'document_received', at, actorId: null, body }]);
}
