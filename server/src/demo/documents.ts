import type { ExecutiveDocument } from '@ochiq/shared/intake';

type Debtor = ExecutiveDocument['debtor'];

/** A document that the demo's courts deliver. */
interface DemoDocument {
  /** Index into `demoCourts`. */
  readonly court: number;
  readonly number: string;
  readonly kind: ExecutiveDocument['kind'];
  readonly debtor: Debtor;
  readonly creditor: { readonly name: string; readonly nationalId: string; readonly rank: ExecutiveDocument['creditors'][number]['rank'] };
  readonly principalMinor: bigint;
  readonly interestMinor: bigint;
}

const person = (name: string, nationalId: string, birthDate: string, region: Debtor['address']['region'], text: string): Debtor => ({
  kind: 'person',
  name,
  nationalId,
  birthDate,
  address: { region, text },
});
const bank = { name: 'Humo Bank', nationalId: '200837914', rank: 'secured' } as const;
const lender = { name: '«Ала-Тоо Кредит» ЖЧК', nationalId: '01207199810094', rank: 'other' } as const;

/** Nobody of them exists; the stand-in's registries know them. */
const debtors = {
  sobir: person('Rahmatullayev Sobir Odil oʻgʻli', '31506790041237', '1979-06-15', 'UZ-TK', 'Toshkent, Yunusobod tumani, 4-mavze, 17-uy'),
  malika: person('Yoʻldosheva Malika Anvar qizi', '42309880052281', '1988-09-23', 'UZ-TK', 'Toshkent, Chilonzor tumani, 9-mavze, 3-uy'),
  botir: person(
    'Xolmatov Botir Salim oʻgʻli',
    '30811740063349',
    '1974-11-08',
    'UZ-TK',
    'Toshkent, Sergeli tumani, Yangi hayot koʻchasi, 41',
  ),
  emil: person('Асанкулов Эмил Таалайбекович', '21203198100571', '1981-03-12', 'KG-GB', 'Бишкек, Горький көчөсү, 88, 14'),
  aida: person('Сатарова Аида Муратовна', '10507199300482', '1993-07-05', 'KG-GB', 'Бишкек, Ахунбаев көчөсү, 120, 56'),
  alisher: person('Nurmatov Alisher Komil oʻgʻli', '31904820077413', '1982-04-19', 'UZ-SA', 'Samarqand, Registon koʻchasi, 12'),
} as const;

export const demoDebtors: readonly Debtor[] = Object.values(debtors);

export const demoDocuments: readonly DemoDocument[] = [
  {
    court: 0,
    number: '2-1401/26',
    kind: 'writ_of_execution',
    debtor: debtors.sobir,
    creditor: bank,
    principalMinor: 18_400_000_000n,
    interestMinor: 1_260_000_000n,
  },
  {
    court: 1,
    number: '2-877/26',
    kind: 'court_order',
    debtor: debtors.malika,
    creditor: bank,
    principalMinor: 6_150_000_000n,
    interestMinor: 310_000_000n,
  },
  {
    ...{ court: 2, number: '4-10-2619/26', kind: 'writ_of_execution', debtor: debtors.botir },
    ...{
      creditor: { name: 'Toshkent savdo MChJ', nationalId: '301554870', rank: 'other' },
      principalMinor: 42_000_000_000n,
      interestMinor: 0n,
    },
  },
  {
    court: 10,
    number: 'ГД-2204/26',
    kind: 'writ_of_execution',
    debtor: debtors.emil,
    creditor: lender,
    principalMinor: 84_000_000n,
    interestMinor: 6_900_000n,
  },
  {
    court: 11,
    number: 'ГД-519/26',
    kind: 'court_order',
    debtor: debtors.aida,
    creditor: lender,
    principalMinor: 21_500_000n,
    interestMinor: 0n,
  },
  {
    court: 3,
    number: '2-406/26',
    kind: 'writ_of_execution',
    debtor: debtors.alisher,
    creditor: bank,
    principalMinor: 9_700_000_000n,
    interestMinor: 480_000_000n,
  },
];

/** What the demo's courts are called by their documents: of the first, UZ-01. */
export const courtCode = (court: number, jurisdiction: 'UZ' | 'KG'): string => `${jurisdiction}-${String(court + 1).padStart(2, '0')}`;

/** The public half of the key of RFC 8037, appendix A: its private half is known to everybody, like the demo's passwords. */
export const demoCourtKey = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
