import type { PaperFacts, PaperHead } from '@ochiq/shared/papers';

/** The head of made-up papers: letters of all four languages, a long title. */
export const shamHead: PaperHead = {
  lot: 100_123,
  title: {
    uz: 'Chevrolet Cobalt, 2021-yil, oq rangli, gʻildiraklari yangi, oʻrindiqlari toʻqimali',
    ru: 'Автомобиль Chevrolet Cobalt, 2021 г. в., белый, с новыми шинами и тканевыми сиденьями',
    ky: 'Chevrolet Cobalt автоунаасы, 2021-ж., ак түстө, дөңгөлөктөрү жаңы, отургучтары өңдүү',
    en: 'Chevrolet Cobalt, 2021, white, with new tyres and fabric seats',
  },
  place: 'Toshkent shahri, Mirzo Ulugʻbek tumani, Buyuk ipak yoʻli koʻchasi, 12-uy',
  office: {
    uz: 'Majburiy ijro byurosining Toshkent shahri boshqarmasi',
    ru: 'Управление Бюро принудительного исполнения по городу Ташкенту',
    ky: 'Мажбурлап аткаруу бюросунун Ташкент шаары боюнча башкармалыгы',
    en: 'Bureau of Compulsory Enforcement, Tashkent City Department',
  },
  jurisdiction: 'UZ',
  court: {
    uz: 'Fuqarolik ishlari boʻyicha Mirzo Ulugʻbek tumanlararo sudi',
    ru: 'Мирзо-Улугбекский межрайонный суд по гражданским делам',
    ky: 'Мирзо-Улугбек райондор аралык жарандык иштер соту',
    en: 'Mirzo Ulugbek Inter-district Civil Court',
  },
  caseNumber: 'IJ-2026/004512',
  executiveDocumentNumber: '2-1003-2601/4518',
  currency: 'UZS',
  at: '2026-11-20T09:05:07.250Z',
  creditors: [
    { who: 'creditor:1', claimMinor: '9000000000' },
    { who: 'creditor:2', claimMinor: '1250000050' },
  ],
};

const auction = {
  round: 1,
  profile: 'uz-enforcement',
  profileVersion: 3,
  startMinor: '9500000000',
  appraisalMinor: '10000000000',
  depositMinor: '950000000',
  publishedAt: '2026-10-20T05:00:00.000Z',
  startsAt: '2026-11-20T05:00:00.000Z',
  originalEndsAt: '2026-11-20T09:00:00.000Z',
  endsAt: '2026-11-20T09:05:07.250Z',
};

/** A protocol of a sale with so many bids of three bidders. */
export function shamProtocol(bidCount: number): Extract<PaperFacts, { kind: 'protocol' }> {
  const amount = (at: number) => String(9_500_000_000n + BigInt(at) * 50_000_000n);
  const bids = Array.from({ length: bidCount }, (_, at) => ({
    seq: at + 3,
    at: new Date(Date.parse('2026-11-20T05:00:00.000Z') + at * 60_000).toISOString(),
    bidder: (at % 3) + 1,
    amountMinor: amount(at),
    priceMinor: amount(at),
  }));
  const winner = bids.at(-1)?.bidder ?? 1;
  const runnerUp = bids.at(-2)?.bidder ?? null;
  return {
    kind: 'protocol',
    head: shamHead,
    auction,
    bidders: [1, 2, 3].map((bidder) => ({
      bidder,
      place: bidder === winner ? 'winner' : bidder === runnerUp ? 'runner_up' : 'other',
      bids: bids.filter((bid) => bid.bidder === bidder).length,
      bestMinor: bids.findLast((bid) => bid.bidder === bidder)?.amountMinor ?? null,
    })),
    bids,
    bidCount,
    result: {
      outcome: 'sold',
      winner,
      runnerUp,
      priceMinor: amount(bidCount - 1),
      payableMinor: String(BigInt(amount(bidCount - 1)) - 950_000_000n),
    },
  };
}

const empty = { auction: { ...auction, endsAt: auction.originalEndsAt }, bidders: [], bids: [], bidCount: 0 };

/** One paper of each kind, a protocol of each outcome. */
export const shamPapers: Readonly<Record<string, PaperFacts>> = {
  sold: shamProtocol(12),
  unsold: { kind: 'protocol', head: shamHead, ...empty, result: { outcome: 'unsold', reason: 'no_bids', priceMinor: null } },
  withdrawn: {
    kind: 'protocol',
    head: shamHead,
    ...empty,
    result: { outcome: 'withdrawn', ground: 'Qarzdor qarzini toʻliq toʻladi, ijro ishi tugatildi.' },
  },
  suspended: {
    kind: 'protocol_suspended',
    head: shamHead,
    auction,
    bidders: shamProtocol(4).bidders.map((bidder) => ({ ...bidder, place: 'other' as const })),
    bids: shamProtocol(4).bids,
    bidCount: 4,
    order: 'Toshkent shahar sudining 2026-yil 20-noyabrdagi 4-1001-2602/77-son ajrimi',
  },
  handover: {
    kind: 'handover_act',
    head: shamHead,
    buyer: 'bidder:3',
    priceMinor: '10050000000',
    paidAt: '2026-11-24T06:30:00.000Z',
    act: '№ 12-A, 24.11.2026',
    place: 'Toshkent shahri, Sergeli tumani, 7-saqlash maydonchasi',
    condition: 'Soz, yurgani 45 210 km; old oynada 4 sm li tirnalish bor.',
    items: ['Kalit, 2 ta', 'Texnik pasport AAF 1234567', 'Zaxira gʻildirak va domkrat'],
  },
  distribution: {
    kind: 'distribution_statement',
    head: shamHead,
    receivedMinor: '10050000000',
    lines: [
      { what: 'sale_costs', who: null, claimMinor: null, amountMinor: '45000000' },
      { what: 'enforcement_fee', who: null, claimMinor: null, amountMinor: '100500000' },
      { what: 'creditor', who: 'creditor:1', claimMinor: '9000000000', amountMinor: '9000000000' },
      { what: 'creditor', who: 'creditor:2', claimMinor: '1250000050', amountMinor: '904500000' },
    ],
  },
  deposit: {
    kind: 'deposit_receipt',
    head: shamHead,
    bidder: 3,
    amountMinor: '950000000',
    reference: 'OCH-100123-3-71',
    receivedAt: '2026-11-18T11:20:31.000Z',
  },
  annulment: {
    kind: 'annulment_notice',
    head: shamHead,
    decidedBy: 'court',
    court: shamHead.court,
    order: '№ 4-1001-2602/91, 02.12.2026',
    ground: 'Auksion toʻgʻrisidagi eʼlon qonunda belgilangan muddatdan kech berilgan.',
    buyer: 'bidder:3',
    refundMinor: '10050000000',
  },
  offer: {
    kind: 'creditor_offer',
    head: shamHead,
    creditor: 'creditor:1',
    failedAuctions: 2,
    offerMinor: '7125000000',
    answerBy: '2026-12-20T18:59:59.000Z',
  },
};

/** Who stands behind the numbers of the made-up papers. */
export const shamNames = new Map([
  ['debtor', { name: 'Gʻaniyev Oʻtkir Shuhrat oʻgʻli', maskedId: '••••••••••4317' }],
  ['creditor:1', { name: '«Ipak Yoʻli» aksiyadorlik tijorat banki', maskedId: '•••••3302' }],
  ['creditor:2', { name: 'Төлөбеков Эркин Үсөнович', maskedId: '••••••••••9021' }],
  ['bidder:1', { name: 'Абдуллаева Малика Рустамовна', maskedId: '••••••••••1187' }],
  ['bidder:2', { name: 'Асанов Бакыт Өмүралиевич', maskedId: '••••••••••2290' }],
  ['bidder:3', { name: 'Yoʻldosheva Sevara Jahongir qizi', maskedId: '••••••••••7745' }],
]);
