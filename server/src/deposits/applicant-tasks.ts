import { decisiveMoment, type TaskSource } from '../lots/index.js';
import { readLotsWithApplicants } from './store.js';

/** Lots of the office with bidders whose documents nobody has looked at: until then they cannot bid. */
export const applicantTasks: TaskSource = async (db, { officeId }) =>
  (await readLotsWithApplicants(db, officeId)).map((lot) => ({
    kind: 'applicant',
    on: 'applicants',
    id: lot.id,
    title: lot.title,
    missing: [],
    dueAt: decisiveMoment(lot),
  }));
