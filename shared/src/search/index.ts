export { fold } from './fold.js';
export { markHits, type Piece, type SearchWord, searchWordSchema, wordsOfQuery } from './hits.js';
