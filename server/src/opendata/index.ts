export { openDataRoutes } from './routes.js';
