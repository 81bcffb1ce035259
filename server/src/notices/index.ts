export { createJobs, type JobHandler, type JobOptions, type Jobs } from './jobs.js';
export { type NewNotice, notify } from './notify.js';
export { operatorRoutes } from './operator-routes.js';
export { openPost } from './post.js';
export { noticeRoutes } from './routes.js';
export { createNoticeWork } from './start-notices.js';
export { deleteNotices, readZones } from './store-settings.js';
export { lockCursor, moveCursor } from './store-told.js';
