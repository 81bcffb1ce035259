import { type PaperView, paperListSchema } from '@ochiq/shared/papers';
import { request } from './request';

/** The papers of a lot as everyone may read them. */
export async function readPapers(lot: number): Promise<PaperView[]> {
  return (await request(paperListSchema, `/api/lots/${lot}/papers`)).papers;
}

/** The papers of an own lot, the copies with names too. Throws ApiProblem `forbidden` for another office's lot. */
export async function readDeskPapers(lot: number): Promise<PaperView[]> {
  return (await request(paperListSchema, `/api/bailiff/lots/${lot}/papers`)).papers;
}

/** The papers of any lot, the copies with names too, for auditors. */
export async function readAuditedPapers(lot: number): Promise<PaperView[]> {
  return (await request(paperListSchema, `/api/auditor/lots/${lot}/papers`)).papers;
}

/** Signs every copy of a paper. Throws ApiProblem `paper_signed`. */
export async function signPaper(lot: number, paper: number): Promise<PaperView[]> {
  return (await request(paperListSchema, `/api/bailiff/lots/${lot}/papers/${paper}/sign`, { method: 'POST' })).papers;
}
