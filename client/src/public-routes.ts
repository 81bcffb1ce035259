import type { RouteRecordRaw } from 'vue-router';

/** Pages for everybody that tell about the auctions as a whole. */
export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('./statistics/StatisticsPage.vue'),
    meta: { area: 'statistics', title: 'title.statistics' },
  },
];
