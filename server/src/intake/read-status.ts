import type { DocumentStatus } from '@ochiq/shared/intake';
import type { Db } from '../base/index.js';
import { findDocumentLeaf, type PublicLog, waitForReceipt } from '../log/index.js';
import type { DocumentRow } from './store.js';

export interface StatusGround {
  readonly db: Db;
  readonly publicLog: Pick<PublicLog, 'signer' | 'sequencer'>;
}

/** A court that delivers waits so long for the log's receipt; without one by then it asks again. */
const receiptWaitMs = 2_000;

/** What a court is told of its document, with the log's receipt for the reception once there is one. */
export async function readStatus({ db, publicLog }: StatusGround, row: DocumentRow, repeated: boolean): Promise<DocumentStatus> {
  const { chain, draw, seat, outcome } = row;
  const { signer, sequencer } = publicLog;
  const receipt = await waitForReceipt({ db, signer, sequencer }, () => findDocumentLeaf(db, row.id), receiptWaitMs);
  return {
    document: row.id,
    court: row.court,
    number: row.number,
    digest: row.digest,
    repeated,
    receivedAt: row.receivedAt.toISOString(),
    state: row.caseId === null ? 'waiting' : outcome === null ? 'assigned' : 'ended',
    office: { id: row.officeId, name: row.officeName },
    caseNumber: row.caseNumber,
    draw: chain === null || draw === null || seat === null ? null : { chain, draw, seat },
    outcome,
    receipt,
  };
}
