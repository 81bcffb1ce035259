import type { RulesWire } from '@ochiq/shared/bidding';
import type { Currency } from '@ochiq/shared/money';
import type { NewEntry } from '../log/index.js';

interface Publication {
  readonly lot: number;
  readonly seq: number;
  readonly at: Date;
  /** Who approved it, and who asked for it. */
  readonly actorId: string;
  readonly submitterId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly currency: Currency;
  readonly startMinor: bigint;
  readonly reserveMinor: bigint | null;
  readonly rules: RulesWire;
}

/** The log entry of a publication: all that the auction goes by. The reserve, also that there is none, stays sealed until the close. */
export const publishedEntry = (lot: Publication): NewEntry => ({
  event: {
    kind: 'published',
    lot: lot.lot,
    seq: lot.seq,
    at: lot.at.toISOString(),
    startsAt: lot.startsAt.toISOString(),
    endsAt: lot.endsAt.toISOString(),
    startMinor: lot.startMinor.toString(),
    currency: lot.currency,
    rules: lot.rules,
  },
  actorId: lot.actorId,
  submitterId: lot.submitterId,
  secret: { lot: lot.lot, reserveMinor: lot.reserveMinor?.toString() ?? null },
});
