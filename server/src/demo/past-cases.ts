import type { CaseOutcome, RecoverySource } from '@ochiq/shared/cases';
import type { Region } from '@ochiq/shared/lots';
import { feeBasisPointsOf } from '../cases/index.js';
import { demoCases } from './cases.js';
import { type Chance, chanceOf } from './chance.js';
import { demoRegions } from './regions.js';

const dayMs = 86_400_000;

/** A case of earlier years, with its end where it has ended. Offsets are ms from the moment of seeding and negative. */
export interface PastCase {
  readonly number: string;
  readonly region: Region;
  readonly jurisdiction: 'UZ' | 'KG';
  /** Parties, court, document and claims are those of a case of today in the region. */
  readonly like: (typeof demoCases)[number];
  readonly claimMinor: bigint;
  readonly openedOffsetMs: number;
  readonly end: {
    readonly outcome: CaseOutcome;
    readonly offsetMs: number;
    readonly recovered: readonly { readonly source: RecoverySource; readonly minor: bigint }[];
    readonly feeMinor: bigint;
  } | null;
}

/** How often the cases of a country end so, of a hundred that end; invented, in the order of what is known of both. */
const outcomesOf: Readonly<Record<'UZ' | 'KG', readonly (readonly [CaseOutcome, number])[]>> = {
  UZ: [
    ['enforced', 49],
    ['partly', 18],
    ['unenforceable', 23],
    ['terminated', 7],
    ['transferred', 3],
  ],
  KG: [
    ['enforced', 34],
    ['partly', 19],
    ['unenforceable', 36],
    ['terminated', 8],
    ['transferred', 3],
  ],
};

/** How many of a hundred cases are still pending, by the year before this one in which they were opened. */
const pendingOf = [72, 31, 12, 6];

function outcomeOf(chance: Chance, jurisdiction: 'UZ' | 'KG'): CaseOutcome {
  let roll = chance.int(1, 100);
  for (const [outcome, weight] of outcomesOf[jurisdiction]) {
    roll -= weight;
    if (roll <= 0) return outcome;
  }
  return 'terminated';
}

/** Of what was recovered, by whichever source: an auction in four of ten cases, and then the debtor often pays the rest. */
function sourcesOf(chance: Chance, minor: bigint): { source: RecoverySource; minor: bigint }[] {
  if (minor === 0n) return [];
  if (!chance.yes(0.4)) return [{ source: chance.pick(['debtor', 'debtor', 'account', 'income'] as const), minor }];
  const sold = (minor * BigInt(chance.int(40, 100))) / 100n;
  const rest = minor - sold;
  return [{ source: 'auction' as const, minor: sold }, ...(rest > 0n ? [{ source: 'debtor' as const, minor: rest }] : [])];
}

function pastCase(region: (typeof demoRegions)[number], place: number, like: PastCase['like'], yearsAgo: number): PastCase {
  const chance = chanceOf(90_000 + Number(region.number) * 1_000 + place);
  const { jurisdiction } = region;
  const openedDays = yearsAgo * 365 + chance.int(20, 310);
  const claimMinor = like.creditors[0] ? like.creditors[0].claimMinor / BigInt(chance.int(2, 30)) : 1_000_000n;
  const number = `${region.number}/${String(place + 1).padStart(3, '0')}-А`;
  const base = { number, region: region.code, jurisdiction, like, claimMinor, openedOffsetMs: -openedDays * dayMs };
  if (chance.int(1, 100) <= (pendingOf[yearsAgo] ?? 5)) return { ...base, end: null };
  const outcome = outcomeOf(chance, jurisdiction);
  const lasted = Math.min(openedDays - 1, outcome === 'enforced' ? chance.int(12, 420) : chance.int(60, 700));
  const recovered = outcome === 'enforced' ? claimMinor : outcome === 'partly' ? (claimMinor * BigInt(chance.int(8, 75))) / 100n : 0n;
  const feeMinor = outcome === 'enforced' ? (claimMinor * BigInt(feeBasisPointsOf(jurisdiction)) + 9_999n) / 10_000n : 0n;
  const end = { outcome, offsetMs: -(openedDays - lasted) * dayMs, recovered: sourcesOf(chance, recovered), feeMinor };
  return { ...base, end };
}

/** Four years of cases in both countries: fourteen a region, forty in each capital. The same on every call. */
export const pastCases = (): PastCase[] =>
  demoRegions.flatMap((region) => {
    const own = demoCases.filter((one) => one.region === region.code);
    const capital = region.code === 'UZ-TK' || region.code === 'KG-GB';
    return Array.from({ length: capital ? 40 : 14 }, (_, place) => {
      // The owing citizen's case stands first in the first capital: nobody else's debts are theirs.
      const like = own[capital ? 1 + (place % (own.length - 1)) : place % own.length];
      if (!like) throw new Error(`no case in ${region.code}`);
      return pastCase(region, place, like, place % 4);
    });
  });
