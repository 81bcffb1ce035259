import type { RouteRecordRaw } from 'vue-router';

/** Pages for everybody that tell about the auctions as a whole. */
export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/map',
    name: 'map',
    component: () => import('./citizen/map/MapPage.vue'),
    meta: { area: 'citizen', title: 'title.map' },
  },
  { path: '/draws', name: 'draws', component: () => import('./verify/DrawsPage.vue'), meta: { area: 'verify', title: 'title.draws' } },
  { path: '/help', name: 'help', component: () => import('./citizen/help/HelpPage.vue'), meta: { area: 'about', title: 'title.help' } },
  {
    path: '/privacy',
    name: 'privacy',
    component: () => import('./about/PrivacyPage.vue'),
    meta: { area: 'about', title: 'title.privacy' },
  },
  { path: '/status', name: 'status', component: () => import('./about/StatusPage.vue'), meta: { area: 'about', title: 'title.status' } },
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('./statistics/StatisticsPage.vue'),
    meta: { area: 'statistics', title: 'title.statistics' },
  },
];
