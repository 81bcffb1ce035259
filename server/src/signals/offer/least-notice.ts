import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { offerSubjects } from '../read-lot.js';

const dayMs = 86_400_000;

/**
 * d = ((start - publication) - least notice) in days: what a lot was public beyond the notice that its rules ask for (in Uzbekistan
 * 15 calendar days, PP-3149 of 2017). Open Contracting Partnership, Red flags (2024), R003 "Short notice to bidders" and R014 "Short
 * time between tender advertising and bid opening".
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (lot.leastNoticeMs <= 0) return [];
  const slackMs = lot.startsAt - lot.publishedAt - lot.leastNoticeMs;
  return [
    {
      signal: 'least_notice',
      subjects: offerSubjects(lot),
      value: slackMs / dayMs,
      pValue: null,
      facts: { publishedAt: lot.publishedAt, startsAt: lot.startsAt, zoneMs: lot.zoneMs, noticeMs: lot.leastNoticeMs, slackMs },
      lots: [lot.lot],
      bids: [],
      entries: [],
    },
  ];
}

export const leastNotice: LotSignal = {
  code: 'least_notice',
  subjects: ['lot', 'official', 'office'],
  formula: 'd = (start - publication - least notice of the rules) / 1 day',
  source: 'Open Contracting Partnership, Red flags (2024), R003 and R014; PP-3149 (2017)',
  needs: ['publishedAt', 'startsAt', 'leastNoticeMs'],
  threshold: { value: 0.5, side: 'below', unit: 'days beyond the least notice' },
  measure,
};
