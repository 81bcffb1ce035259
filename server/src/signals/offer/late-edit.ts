import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { offerSubjects } from '../read-lot.js';

/**
 * s = (last edit - publication) / (first end - publication), of the edits before that end; 0 without any. Own: what
 * changes late reaches only those who were told.
 */
function measure(lot: LotFacts): readonly Measure[] {
  const openMs = lot.originalEndsAt - lot.publishedAt;
  if (openMs <= 0) return [];
  const edits = lot.edits.filter(({ at }) => at >= lot.publishedAt && at <= lot.originalEndsAt);
  const lastAt = edits.reduce((latest, { at }) => Math.max(latest, at), lot.publishedAt);
  const passed = (lastAt - lot.publishedAt) / openMs;
  return [
    {
      signal: 'late_edit',
      subjects: offerSubjects(lot),
      value: passed,
      pValue: null,
      facts: { edits: edits.length, passedShare: passed, beforeMs: lot.originalEndsAt - lastAt },
      lots: [lot.lot],
      bids: [],
      entries: edits.map(({ entry }) => entry),
    },
  ];
}

export const lateEdit: LotSignal = {
  code: 'late_edit',
  subjects: ['lot', 'official', 'office'],
  formula: 's = (last edit - publication) / (first end - publication), 0 without an edit',
  source: 'own',
  needs: ['edits', 'publishedAt', 'originalEndsAt'],
  threshold: { value: 0.9, side: 'above', unit: 'share of the time passed' },
  measure,
};
