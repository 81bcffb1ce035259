import type { Leaf } from '@ochiq/shared/log';
import type { WebhookEvent, WebhookMessage } from '@ochiq/shared/webhooks';

/** Which entries of the public log receivers hear of, and as what. */
export const toldKinds = {
  published: 'lot.published',
  opened: 'lot.live',
  closed: 'lot.closed',
  corrected: 'lot.changed',
  suspended: 'lot.changed',
  resumed: 'lot.changed',
  withdrawn: 'lot.changed',
  sale_paid: 'lot.result',
  sale_defaulted: 'lot.result',
  sale_annulled: 'lot.result',
  repeated: 'lot.result',
} as const satisfies Partial<Record<Leaf['kind'], WebhookEvent>>;
export type ToldKind = keyof typeof toldKinds;

const isTold = (kind: string): kind is ToldKind => kind in toldKinds;

/** The message of an entry, or null for one that receivers do not hear of. What stands in it is public already. */
export function messageOf(leaf: Leaf, publicUrl: string): (WebhookMessage & { readonly type: WebhookEvent }) | null {
  if (!isTold(leaf.kind) || !('lot' in leaf) || typeof leaf.lot !== 'number') return null;
  return {
    type: toldKinds[leaf.kind],
    timestamp: leaf.at,
    data: {
      lot: leaf.lot,
      url: `${publicUrl}/lots/${leaf.lot}`,
      entry: leaf.kind,
      seq: 'seq' in leaf ? leaf.seq : null,
      result: 'result' in leaf ? leaf.result : null,
      priceMinor: 'priceMinor' in leaf ? leaf.priceMinor : 'startMinor' in leaf ? leaf.startMinor : null,
      currency: 'currency' in leaf ? leaf.currency : null,
      startsAt: 'startsAt' in leaf ? leaf.startsAt : null,
      endsAt: 'endsAt' in leaf ? leaf.endsAt : null,
    },
  };
}
