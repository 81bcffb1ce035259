import type { AuditedBid } from '@ochiq/shared/audit';
import { expect, it } from 'vitest';
import { bidsCsv } from './bids-csv';

const bid: AuditedBid = {
  id: 1,
  seq: 2,
  at: '2026-11-24T10:00:00.000Z',
  bidder: 3,
  person: { id: '00000000-0000-7000-8000-000000000001', handle: '=cmd(), "B"' },
  kind: 'direct',
  outcome: 'rejected',
  code: 'below_minimum',
  amountMinor: '100',
  maxMinor: null,
  priceMinor: null,
};

it('quotes what needs it and disarms formulas', () => {
  const [head, line] = bidsCsv([bid]).split('\r\n');
  expect(head).toBe('seq,at,bidder,person,kind,outcome,code,amountMinor,maxMinor,priceMinor');
  expect(line).toBe(`2,2026-11-24T10:00:00.000Z,3,"'=cmd(), ""B""",direct,rejected,below_minimum,100,,`);
});
