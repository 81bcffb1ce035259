export { createJobs, type JobHandler, type JobOptions, type Jobs } from './jobs.js';
export { type NewNotice, notify } from './notify.js';
