export { lot, lotDocument, lotPhoto } from './table.js';
