export { issuePaper, type PaperRequest } from './issue-paper.js';
export { passHistory } from './make-papers.js';
export { openPapers, type Papers } from './open-papers.js';
export { readHead } from './protocol-facts.js';
