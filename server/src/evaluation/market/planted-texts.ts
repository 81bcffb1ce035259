import type { FraudKind } from './planted.js';

/** What each planted fraud does, by strength; the plants' own comments say the same. */
export const plantedTexts: readonly (readonly [FraudKind, string])[] = [
  [
    'shill',
    'one drives the price of 3, 6, 10 lots of an official to 75%, 90%, 100% of their worth, answers 50%, 75%, 95% of bids, and keeps away from the end',
  ],
  [
    'cover_ring',
    'four go to 5, 10, 18 lots; one nearly always wins, two or three bid the least and yield; 50%, 12%, none of the honest crowd come',
  ],
  ['rotation', 'the same, but they take turns'],
  ['affinity', 'one wins 4, 8, 14 lots of one official; 80%, 60%, 40% of the crowd come'],
  ['serial_default', 'one overbids 1.6, 2.2, 3 times the worth and does not pay; a friend takes the repeat; 1, 3, 5 things'],
  ['withdrawal', 'withdrawn when bids stand at 1.15, 1.4, 1.8 times the start; 1, 2, 4 lots of an official'],
  ['quiet_offer', 'least notice, at night, hardly a photo or a word, started at 90%, 80%, 65% of the appraisal, one bidder; 2, 3, 5 lots'],
  ['late_edit', '1, 2, 3 edits in the last 3 days, 1 day, 3 hours, then a friend wins; 2, 3, 5 lots'],
  ['shared_pair', 'two who seem to compete share an address, also an account, also a device; 2, 3, 5 lots'],
  ['staff_link', 'a bidder is seen in the office network, with a device of the official, both; 2, 3, 5 lots'],
  ['bid_leak', 'one beats the secret maximum by a step in the last minutes, often of the same rival; 3, 6, 10 lots'],
  ['last_second', 'others are admitted and hold off; one lone bid 60, 8, 2 seconds before the end; 2, 3, 5 lots'],
];
