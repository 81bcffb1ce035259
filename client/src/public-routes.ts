import type { RouteRecordRaw } from 'vue-router';

/** Pages for everybody that tell about the auctions as a whole. */
export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/map',
    name: 'map',
    component: () => import('./citizen/map/MapPage.vue'),
    meta: { area: 'citizen', title: 'title.map' },
  },
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('./statistics/StatisticsPage.vue'),
    meta: { area: 'statistics', title: 'title.statistics' },
  },
];
