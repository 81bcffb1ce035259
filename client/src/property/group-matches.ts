import type { Advice, Match, PropertyView, ProposalLine } from '@ochiq/shared/property';

/** An entry with what is proposed of it; null for one that is nobody's business here. */
export interface AdvisedMatch {
  readonly match: Match;
  readonly line: ProposalLine | null;
}
export type MatchGroup = Advice | 'person' | 'other';

/** In which order an official goes through them. */
const order: readonly MatchGroup[] = ['seize', 'confirm', 'wait', 'seized', 'leave', 'other', 'person'];

/** What was found by what is to be done with it, each group in the order of the proposal; empty groups are left out. */
export function groupMatches({
  matches,
  proposal,
}: Pick<PropertyView, 'matches' | 'proposal'>): { group: MatchGroup; entries: AdvisedMatch[] }[] {
  const lines = proposal?.lines ?? [];
  const placeOf = ({ found }: Match) => lines.findIndex((line) => line.registry === found.registry && line.reference === found.reference);
  const advised = matches
    .map((match) => ({ match, place: placeOf(match) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ match, place }) => ({ match, line: lines[place] ?? null }));
  const groupOf = ({ match, line }: AdvisedMatch): MatchGroup =>
    match.found.registry === 'civil' && match.confidence.word !== 'not_same' ? 'person' : (line?.advice ?? 'other');
  return order
    .map((group) => ({ group, entries: advised.filter((one) => groupOf(one) === group) }))
    .filter(({ entries }) => entries.length > 0);
}
