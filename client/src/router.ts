import type { Permission } from '@ochiq/shared/people';
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import ListingPage from './citizen/ListingPage.vue';
import { i18n, loadArea, type MessageArea } from './i18n';
import { publicRoutes } from './public-routes';
import { useSession } from './stores/session';
import { workRoutes } from './work-routes';

declare module 'vue-router' {
  interface RouteMeta {
    /** The message files that the page needs besides the core. */
    area?: MessageArea;
    /** Message key of the document's title; the lot page sets its own. */
    title?: string;
    /** Who may open the page. The server decides; this only spares a dead end. */
    may?: Permission | 'signed_in';
    /** A new path is a new page, even of the same route. */
    keyed?: boolean;
  }
}

const lotParam = '/:lot(\\d+)';

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'listing', component: ListingPage, meta: { title: 'title.listing' } },
  { path: `/lots${lotParam}`, name: 'lot', component: () => import('./citizen/LotPage.vue'), meta: { area: 'citizen', keyed: true } },
  {
    path: `/lots${lotParam}/trail`,
    name: 'trail',
    component: () => import('./citizen/TrailPage.vue'),
    meta: { area: 'citizen', keyed: true, title: 'title.trail' },
  },
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./citizen/CalendarPage.vue'),
    meta: { area: 'citizen', title: 'title.calendar' },
  },
  {
    path: '/watchlist',
    name: 'watchlist',
    component: () => import('./finding/WatchlistPage.vue'),
    meta: { area: 'finding', title: 'title.watchlist' },
  },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./finding/ComparePage.vue'),
    meta: { area: 'finding', title: 'title.compare' },
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./account/SignInPage.vue'),
    meta: { area: 'account', title: 'title.signIn' },
  },
  { path: '/rules', name: 'rules', component: () => import('./citizen/RulesPage.vue'), meta: { area: 'citizen', title: 'title.rules' } },
  {
    path: '/open-data',
    name: 'open-data',
    component: () => import('./citizen/OpenDataPage.vue'),
    meta: { area: 'citizen', title: 'title.openData' },
  },
  ...publicRoutes,
  {
    path: '/verify',
    name: 'verify',
    component: () => import('./verify/VerifyPage.vue'),
    meta: { area: 'verify', title: 'title.verify' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./account/AccountPage.vue'),
    meta: { area: 'account', title: 'title.account', may: 'signed_in' },
  },
  {
    path: '/account/debts',
    name: 'debts',
    component: () => import('./debts/DebtsPage.vue'),
    meta: { area: 'debts', title: 'title.debts', may: 'signed_in' },
  },
  {
    path: '/account/debts/:case(\\d+)',
    name: 'debt',
    component: () => import('./debts/DebtPage.vue'),
    meta: { area: 'debts', title: 'title.debt', may: 'signed_in' },
  },
  {
    path: '/account/notices',
    name: 'notices',
    component: () => import('./account/NoticesPage.vue'),
    meta: { area: 'account', title: 'title.notices', may: 'signed_in' },
  },
  {
    path: '/account/settings',
    name: 'settings',
    component: () => import('./account/SettingsPage.vue'),
    meta: { area: 'account', title: 'title.settings', may: 'signed_in' },
  },
  {
    path: '/account/webhooks',
    name: 'webhooks',
    component: () => import('./account/WebhooksPage.vue'),
    meta: { area: 'account', title: 'title.webhooks', may: 'keep_webhooks' },
  },
  {
    path: '/unsubscribe',
    name: 'unsubscribe',
    component: () => import('./account/UnsubscribePage.vue'),
    meta: { area: 'account', title: 'title.unsubscribe' },
  },
  {
    path: '/operator',
    name: 'operator',
    component: () => import('./operator/OperatorPage.vue'),
    meta: { area: 'operator', title: 'title.operator', may: 'operate' },
  },
  ...workRoutes,
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./citizen/NotFoundPage.vue'), meta: { title: 'title.notFound' } },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

/** Where to send someone who may not open a page, or true. */
async function admit(to: RouteLocationNormalized) {
  const { may } = to.meta;
  if (!may) return true;
  const session = useSession();
  await session.ready().catch(() => undefined);
  if (!session.me) return { name: 'sign-in', query: { next: to.fullPath } };
  if (may !== 'signed_in' && !session.may(may)) return { name: 'sign-in', query: { next: to.fullPath, wrong: may } };
  return true;
}

router.beforeEach(async (to) => {
  const admitted = await admit(to);
  if (admitted !== true) return admitted;
  await loadArea(to.meta.area ?? 'core');
  return true;
});

router.afterEach((to, from) => {
  if (to.meta.title) document.title = `${i18n.global.t(to.meta.title)} – Ochiq`;
  // A page change moves the focus to its start, as a full page load would; the first page keeps the browser's own.
  if (from.matched.length > 0 && to.path !== from.path) document.getElementById('main')?.focus({ preventScroll: true });
});

// After a new version is deployed the old page's files are gone: load the page itself again.
router.onError((_thrown, to) => {
  if (sessionStorage.getItem('ochiq.reloaded') === to.fullPath) return;
  sessionStorage.setItem('ochiq.reloaded', to.fullPath);
  location.assign(to.fullPath);
});
