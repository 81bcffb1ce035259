export { feedRoutes } from './feed-routes.js';
export { createSearchWork, tellHits } from './follow-published.js';
export { searchRoutes } from './routes.js';
export { deleteSearches } from './store.js';
