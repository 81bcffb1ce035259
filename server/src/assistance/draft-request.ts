import { hash } from 'node:crypto';
import { type Asked, askedSchema, dueOnOf, minimise, minimumOf, type RequestDraft } from '@ochiq/shared/assistance';
import { inLanguage } from '@ochiq/shared/language';
import type { z } from 'zod';
import { newId, type Queryable, Refusal, readClock } from '../base/index.js';
import { readCaseMatter } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import type { AssistanceGround } from './ground.js';
import { stepEntry } from './log-entries.js';
import { countRequests, insertRequest } from './store.js';
import { readPartner } from './store-partners.js';

/** Somebody of an office. */
export interface Official {
  readonly personId: string;
  readonly officeId: number;
}

/** The language of the exchange: requests are written in a party's state language or in Russian (Minsk Convention, article 17). */
const language = 'ru';

/** Exactly what a draft would let leave, and what may come back. @throws Refusal forbidden for another office's case, purpose_not_asked, bad_request */
export async function previewRequest(db: Queryable, official: Official, draft: RequestDraft) {
  const minimum = minimumOf(draft.kind, draft.purpose);
  if (minimum === null) throw new Refusal('purpose_not_asked');
  const matter = await readCaseMatter(db, draft.caseId);
  if (matter === null || matter.officeId !== official.officeId) throw new Refusal('forbidden');
  if (minimum.out.includes('document.text') && draft.document === null)
    throw new Refusal('bad_request', [{ path: '/document', message: 'missing' }]);
  const { debtor, court, documentNumber, issuedOn, claimMinor, currency } = matter;
  const { birthDate, lastAddress, document } = draft;
  const whole: z.input<typeof askedSchema> = {
    subject: { ...debtor, birthDate, lastAddress },
    claim: { amountMinor: claimMinor, currency },
    judgment: { court: inLanguage(court, language), number: documentNumber, issuedOn },
    ...(document === null ? {} : { document: { ...document, sha256: hash('sha256', document.text, 'hex') } }),
  };
  const asked: Asked = askedSchema.parse(minimise(whole, minimum.out));
  return { asked, back: [...minimum.back], dueOn: dueOnOf(draft.kind, await readClock(db)) };
}

/**
 * Writes a request for another country, which waits for a second official.
 * @returns its id
 * @throws Refusal partner_unknown, partner_paused, and those of `previewRequest`
 */
export async function draftRequest({ db, log, country }: AssistanceGround, official: Official, draft: RequestDraft): Promise<string> {
  return db.transact(async (tx) => {
    const { asked, dueOn } = await previewRequest(tx, official, draft);
    const partner = await readPartner(tx, draft.partnerId);
    if (partner === null) throw new Refusal('partner_unknown');
    if (partner.paused) throw new Refusal('partner_paused');
    const [at, office, id] = [await readClock(tx), await readOffice(tx, official.officeId), newId()];
    const number = (await countRequests(tx, official.officeId)) + 1;
    await insertRequest(tx, {
      id,
      side: 'asking',
      partnerId: partner.id,
      officeId: official.officeId,
      caseId: draft.caseId,
      kind: draft.kind,
      purpose: draft.purpose,
      treaty: draft.treaty,
      state: 'draft',
      reference: `${country}-${at.getUTCFullYear()}-${official.officeId}/${number}`,
      authority: inLanguage(office?.name ?? {}, language) || country,
      asked,
      dueOn,
      officialId: official.personId,
      madeAt: at,
      changedAt: at,
    });
    await log.append(tx, [stepEntry(id, 'drafted', at, official.personId)]);
    return id;
  });
}
