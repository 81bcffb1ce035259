export { issuePaper, type PaperRequest } from './issue-paper.js';
export { passHistory } from './make-papers.js';
export { openPapers, type Papers } from './open-papers.js';
export { createPress, type Press } from './press.js';
export { readHead } from './protocol-facts.js';
export type { Block, Report } from './sheet.js';
