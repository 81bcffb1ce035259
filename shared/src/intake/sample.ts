import type { ExecutiveDocument } from './document.js';

/** A document that lacks nothing, for examples and tests; nobody in it exists. */
export const sampleDocument = (change: Partial<ExecutiveDocument> = {}): ExecutiveDocument => ({
  version: 1,
  nonce: '5f'.repeat(32),
  court: 'UZ-CIV-1',
  kind: 'writ_of_execution',
  number: '2-1042/26',
  issuedOn: '2026-10-02',
  presentBy: '2029-10-02',
  language: 'uz',
  debtor: {
    kind: 'person',
    name: 'Qarzdor Qarzdorov',
    nationalId: '31203851234567',
    birthDate: '1985-03-12',
    address: { region: 'UZ-TK', text: 'Toshkent, Chilonzor tumani, 5-mavze, 12-uy' },
  },
  creditors: [
    {
      kind: 'organisation',
      name: 'Humo Bank',
      nationalId: '200837914',
      rank: 'secured',
      claims: [
        { kind: 'principal', amountMinor: '6000000000' },
        { kind: 'interest', amountMinor: '450000000' },
      ],
    },
  ],
  currency: 'UZS',
  demand: { kind: 'recover_money' },
  jointWith: [],
  files: [{ name: 'hal-qiluv-qarori.pdf', sha256: 'ab'.repeat(32), bytes: 184_320 }],
  ...change,
});
