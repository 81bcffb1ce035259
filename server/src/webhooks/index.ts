export { createPoster } from './post-message.js';
export { webhookRoutes } from './routes.js';
export { createWebhookWork } from './start-webhooks.js';
export { deleteWebhooks } from './store.js';
