import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { offerSubjects } from '../read-lot.js';

const enoughPhotos = 5;
const enoughLetters = 400;

/**
 * t = 1 - (min(photos / 5, 1) + min(letters / 400, 1)) / 2: 0 for a listing that shows and tells, 1 for one that does neither. Own,
 * after the vague descriptions of the International Anti-Corruption Resource Center's red flags and of OECD, Guidelines for fighting
 * bid rigging in public procurement (2009): whoever knows the thing beforehand needs no listing.
 */
function measure(lot: LotFacts): readonly Measure[] {
  const shown = Math.min(lot.photos / enoughPhotos, 1);
  const described = Math.min(lot.textLength / enoughLetters, 1);
  return [
    {
      signal: 'thin_listing',
      subjects: offerSubjects(lot),
      value: 1 - (shown + described) / 2,
      pValue: null,
      facts: { photos: lot.photos, letters: lot.textLength },
      lots: [lot.lot],
      bids: [],
      entries: [],
    },
  ];
}

export const thinListing: LotSignal = {
  code: 'thin_listing',
  subjects: ['lot', 'official', 'office'],
  formula: 't = 1 - (min(photos / 5, 1) + min(letters / 400, 1)) / 2',
  source: 'own, after IACRC red flags (vague descriptions)',
  needs: ['photos', 'textLength'],
  threshold: { value: 0.8, side: 'above', unit: 'share missing' },
  measure,
};
