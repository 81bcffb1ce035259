import {
  type Catalogue,
  catalogueSchema,
  type Heat,
  heatSchema,
  type Network,
  networkSchema,
  type Ranking,
  type RankingQuery,
  rankingSchema,
  type ScoringRun,
  type Subject,
  type SubjectPage,
  scoringRunSchema,
  subjectPageSchema,
  type Timeline,
  timelineSchema,
} from '@ochiq/shared/signals';
import { request } from './request';

const base = '/api/auditor/signals';
const pathOf = ({ kind, id }: Subject) => `${kind}/${encodeURIComponent(id)}`;

/** Subjects of a kind, the most suspicious first; `cursor` is the `next` of the page before. */
export function readRanking({ flagged, ...query }: RankingQuery): Promise<Ranking> {
  return request(rankingSchema, `${base}/ranking`, { query: { ...query, flagged: flagged === undefined ? undefined : String(flagged) } });
}

/** A subject's score with its parts, its hits with their evidence, and how its peers stand. */
export function readSubject(subject: Subject): Promise<SubjectPage> {
  return request(subjectPageSchema, `${base}/subjects/${pathOf(subject)}`);
}

/** All that a lot's replay draws. */
export function readTimeline(lot: number): Promise<Timeline> {
  return request(timelineSchema, `${base}/lots/${lot}/timeline`);
}

/** Whom a subject is tied to, `depth` steps away. */
export function readNetwork({ kind, id }: Subject, depth: number): Promise<Network> {
  return request(networkSchema, `${base}/network`, { query: { kind, id, depth } });
}

/** Offices by months. */
export function readHeat(): Promise<Heat> {
  return request(heatSchema, `${base}/heat`);
}

/** Every signal with its formula, source and threshold. */
export function readCatalogue(): Promise<Catalogue> {
  return request(catalogueSchema, `${base}/catalogue`);
}

/** Asks for the whole window to be scored again; a free node does it. */
export function askScoring(): Promise<ScoringRun> {
  return request(scoringRunSchema, `${base}/runs`, { method: 'POST' });
}

/** How far the scoring is. */
export function readScoring(): Promise<ScoringRun> {
  return request(scoringRunSchema, `${base}/runs/latest`);
}
