export { countAll, createCounting } from './count-all.js';
export { statisticsRoutes } from './routes.js';
