/** How long to rest before the attempt after `attempt` (0 is the first): anything from nothing to the doubled limit ("full jitter"). */
export const restMs = (attempt: number, chance: number, { baseMs, mostMs }: { readonly baseMs: number; readonly mostMs: number }): number =>
  Math.floor(chance * Math.min(mostMs, baseMs * 2 ** Math.min(attempt, 30)));
