import { screensOf } from '../signals/competition/screens.js';
import { officialAffinity } from '../signals/official/affinity.js';
import { winnerConcentration } from '../signals/official/concentration.js';
import { ringsOf } from '../signals/ring/rings.js';
import { type MilkContract, readMilk, readTsuchiura, windowOfContracts, windowOfTenders } from './cartel-data.js';
import { priceRow, scoreTable, screenRows } from './cartel-screens.js';
import type { Judged } from './metrics.js';
import { fixed, markdown } from './print-table.js';
import { quantile } from './resample.js';

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Tsuchiura: what its label is, and what the screens say of it. */
function writeTsuchiura(): string {
  const { tenders, firms } = readTsuchiura();
  const told = [...firms.values()];
  const asTold = told.filter(({ tenders: count, cartel }) => cartel === count >= 30).length;
  const cells = [false, true].flatMap((minimumPrice) =>
    [true, false].map((rigged) => {
      const found = tenders.filter((tender) => tender.minimumPrice === minimumPrice && tender.rigged === rigged && tender.bids.length >= 3);
      const variations = found.flatMap(
        ({ bids }) =>
          screensOf(
            bids.map(({ amount }) => amount),
            'lowest',
          )?.cv ?? [],
      );
      const prices = found.map(({ bids, reserve }) => Math.min(...bids.map(({ amount }) => amount)) / reserve);
      return [
        minimumPrice ? 'yes' : 'no',
        rigged ? 'regulars only' : 'with others',
        String(found.length),
        fixed(median(prices), 3),
        fixed(median(variations), 4),
      ];
    }),
  );
  const rings = ringsOf(windowOfTenders(tenders));
  const regulars = rings.flatMap(({ members }) => members).filter((firm) => firms.get(firm)?.cartel);
  return [
    `${tenders.length} tenders of public works, ${firms.size} firms. The set marks a firm as of the cartel if it took part in 30 tenders or more:`,
    `that holds for ${asTold} of ${firms.size} firms, so the mark is a count of tenders, not a ruling, and a tender is "rigged" if all its bidders`,
    'are such regulars. A good score against this label is no proof and a poor one no fault: tenders of both kinds may have been rigged',
    '(prices and spread are nearly equal, see below). It is shown because it is what the set has.',
    '',
    markdown(['minimum price', 'bidders', 'tenders', 'median best bid / reserve', 'median CV'], cells),
    '',
    scoreTable([...screenRows(tenders), priceRow(tenders)]),
    '',
    `Rings: ${rings.length} groups meet beyond chance (${regulars.length} of their ${rings.flatMap(({ members }) => members).length} members are regulars);`,
    `of ${rings.filter(({ yielding }) => yielding.pValue <= 0.001).length} they also yield at P <= 0.001 (price, losing bids or one who always wins, against comparable tenders).`,
    'Where everybody yields there is nobody to compare with: a market that is rigged as a whole is a failure case of every test against peers.',
  ].join('\n');
}

/** Whether a district lies where the two dairies allotted the schools between them. */
const isAllotted = ({ Market }: MilkContract): boolean => Market.startsWith('TRI');

/** Kentucky: districts that were allotted keep their dairy. */
function writeMilk(): string {
  const contracts = readMilk();
  const market = new Map(contracts.map((contract) => [contract.District, isAllotted(contract)]));
  const window = windowOfContracts(contracts);
  const byDistrict = (measures: ReturnType<typeof officialAffinity.measureAll>): Judged[] => {
    const best = new Map([...market.keys()].map((district) => [district, 0]));
    for (const { subjects, value } of measures) {
      const district = subjects.find(({ kind }) => kind === 'official')?.id;
      if (district !== undefined) best.set(district, Math.max(best.get(district) ?? 0, value));
    }
    return [...best].map(([district, score]) => ({ score, positive: market.get(district) === true, group: district }));
  };
  const kept = [true, false].map((allotted) => {
    const { stayed, all } = incumbency(
      contracts.filter((contract) => isAllotted(contract) === allotted && contract.Year >= 1984 && contract.Year <= 1988),
      contracts,
    );
    return `${stayed} of ${all} (${fixed(stayed / all, 2)})`;
  });
  return [
    `${contracts.length} contracts for school milk, 1983 to 1991, in ${market.size} districts; in the ${[...market.values()].filter(Boolean).length} of the tri-county market two dairies`,
    `were accused of allotting the schools. Districts that kept last year's dairy, 1984 to 1988: ${kept[0]} there, ${kept[1]} around.`,
    'The set has winners and their prices only, so no screen of bids can be computed; the district stands for the official.',
    '',
    scoreTable([
      { name: 'official_affinity', judged: byDistrict(officialAffinity.measureAll(window)) },
      {
        name: 'winner_concentration',
        judged: byDistrict(winnerConcentration.measureAll(window).filter(({ subjects }) => subjects[0]?.kind === 'official')),
      },
    ]),
  ].join('\n');
}

function incumbency(later: readonly MilkContract[], all: readonly MilkContract[]) {
  const winner = new Map(all.map(({ District, Year, Winner }) => [`${District} ${Year}`, Winner]));
  const known = later.filter(({ District, Year }) => winner.has(`${District} ${Year - 1}`));
  return {
    stayed: known.filter(({ District, Year, Winner }) => winner.get(`${District} ${Year - 1}`) === Winner).length,
    all: known.length,
  };
}

/** What others report of the same screens. Where a figure is not comparable, it says so. */
const published: readonly (readonly string[])[] = [
  [
    'Huber and Imhof 2019, IJIO 65, 277-301',
    'Switzerland, 4 ruled cartels in construction',
    'lasso and ensemble on these screens',
    '84% of tenders classified right',
  ],
  [
    'Huber, Imhof and Ishii 2022, J. Royal Stat. Soc. A 185',
    'Okinawa, ruled',
    'random forest and ensemble',
    '88% to 97%; Swiss model on Okinawa and back, demeaned: 85% to 90%',
  ],
  [
    'Imhof and Wallimann 2021, Int. Review of Law and Econ. 68',
    'Switzerland, Japan, Italy',
    'screens of coalitions, four learners',
    '90% of coalitions',
  ],
  [
    'Chassang and Ortner 2019, J. Political Economy 127, 2596-2642',
    'Tsuchiura and other cities',
    'change of winning bids with a minimum price',
    'a test of the market, not of tenders: collusion is weakened by it',
  ],
  [
    'Great School Milk Conspiracies Revisited, Review of Industrial Organization 17 (2000), 325-341',
    'Kentucky school milk',
    'incumbency, market shares, bid levels',
    'tacit rather than overt collusion',
  ],
];

/** The section of the report on real cartels. */
export function writeCartels(): string {
  return [
    '### Public works in Tsuchiura, Japan',
    writeTsuchiura(),
    '### School milk in Kentucky',
    writeMilk(),
    '### What others report',
    markdown(['source', 'data', 'method', 'result'], published),
    'Those rates come from models that were trained on ruled cartels of the same country; the screens above are taken as they are.',
    'Tenders with rulings can be judged by `npm run eval:signals -- --ruled FILE` (columns of the Korean set, see data/README.md).',
  ].join('\n\n');
}
