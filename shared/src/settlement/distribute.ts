/** What somebody may get at most. `id` tells claims apart and breaks ties, so that the same claims always give the same shares. */
export interface Claim {
  readonly id: string;
  /** Order of payment, 1 first; claims of one rank share by their size. */
  readonly rank: number;
  readonly claimMinor: bigint;
}

export interface Share {
  readonly id: string;
  readonly rank: number;
  readonly claimMinor: bigint;
  readonly paidMinor: bigint;
}

/** Amounts in minor units of one currency; they add up to the proceeds. */
export interface Distribution {
  /** By rank, then by id. */
  readonly shares: readonly Share[];
  /** What is left for the debtor. */
  readonly surplusMinor: bigint;
}

/**
 * Distributes the proceeds of a sale by rank; costs of the sale and the enforcement fee are claims as well, with the ranks that
 * the law gives them. A rank takes all it may before the next gets anything; the rank at which the money ends is paid pro rata,
 * with the minor units that division leaves going to the largest remainders. What is left is the debtor's.
 * @throws RangeError for negative amounts
 */
export function distribute(proceedsMinor: bigint, claims: readonly Claim[]): Distribution {
  if (proceedsMinor < 0n || claims.some(({ claimMinor }) => claimMinor < 0n)) throw new RangeError('an amount to distribute is negative');
  let left = proceedsMinor;
  const shares: Share[] = [];
  const ranks = [...new Set(claims.map(({ rank }) => rank))].sort((a, b) => a - b);
  for (const rank of ranks) {
    const ofRank = claims.filter((claim) => claim.rank === rank).sort((a, b) => (a.id < b.id ? -1 : 1));
    const paid = proRata(left, ofRank);
    for (const [index, { id, claimMinor }] of ofRank.entries()) {
      const paidMinor = paid[index] ?? 0n;
      shares.push({ id, rank, claimMinor, paidMinor });
      left -= paidMinor;
    }
  }
  return { shares, surplusMinor: left };
}

/** Shares of one rank, in its order: whole claims when the money is enough, else largest remainder; ties go to the earlier. */
function proRata(availableMinor: bigint, claims: readonly Claim[]): bigint[] {
  const total = claims.reduce((sum, { claimMinor }) => sum + claimMinor, 0n);
  if (availableMinor >= total) return claims.map(({ claimMinor }) => claimMinor);
  const shares = claims.map(({ claimMinor }) => (availableMinor * claimMinor) / total);
  const rest = availableMinor - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = claims
    .map(({ claimMinor }, index) => ({ index, remainder: (availableMinor * claimMinor) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, Number(rest))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}
