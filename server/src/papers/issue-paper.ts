import { type PaperFacts, type PaperKind, type PaperPerson, paperFactsSchema } from '@ochiq/shared/papers';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { insertPaper, readLotSeq } from './store.js';

/** A paper to be issued. */
export interface PaperRequest {
  readonly lotId: number;
  readonly facts: PaperFacts;
  /** Who stands behind the numbers that the facts name. */
  readonly people: readonly PaperPerson[];
  /** Papers of one kind on one lot count by this, from 1: an attempt, a bidder's number. */
  readonly edition: number;
  /** The lot's public event that readers check the paper against; absent: its latest. */
  readonly seq?: number;
}

/** What stands before the edition in a paper's number; a protocol, the paper of the auction itself, has nothing. */
const letters: Record<PaperKind, string> = {
  protocol: '',
  protocol_suspended: 'S',
  handover_act: 'H',
  distribution_statement: 'D',
  deposit_receipt: 'R',
  annulment_notice: 'A',
  creditor_offer: 'C',
};

/**
 * Notes a paper in the transaction of its fact; its files follow within seconds, when the log has signed for the event. A second
 * request for the same lot, kind and edition does nothing.
 * @returns whether it is new
 * @throws Refusal lot_unknown; ZodError for facts that contradict each other
 */
export async function issuePaper(tx: Tx, { lotId, facts, people, edition, seq }: PaperRequest): Promise<boolean> {
  const checked = paperFactsSchema.parse(facts);
  const latest = seq ?? (await readLotSeq(tx, lotId));
  if (latest === null) throw new Refusal('lot_unknown');
  const { kind } = checked;
  const number = `${lotId}/${letters[kind]}${edition}`;
  return insertPaper(tx, {
    lotId,
    kind,
    edition,
    number,
    seq: latest,
    facts: checked,
    people: [...people],
    draftedAt: await readClock(tx),
  });
}
