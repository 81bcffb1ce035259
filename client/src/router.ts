import type { Permission } from '@ochiq/shared/people';
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import { i18n, loadArea, type MessageArea } from './i18n';
import { publicRoutes } from './public-routes';
import { useSession } from './stores/session';

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
const subjectParams = ':kind(lot|bidder|ring|official|office)/:id';

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'listing', component: () => import('./citizen/ListingPage.vue'), meta: { title: 'title.listing' } },
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
  { path: '/bailiff', name: 'bailiff', component: () => import('./bailiff/DeskPage.vue'), meta: bailiff('title.desk') },
  { path: '/bailiff/cases', name: 'bailiff-cases', component: () => import('./bailiff/CasesPage.vue'), meta: bailiff('title.cases') },
  {
    path: '/bailiff/cases/new',
    name: 'bailiff-case-new',
    component: () => import('./bailiff/CaseFormPage.vue'),
    meta: bailiff('title.newCase'),
  },
  {
    path: '/bailiff/cases/:case(\\d+)',
    name: 'bailiff-items',
    component: () => import('./bailiff/CaseItemsPage.vue'),
    meta: bailiff('title.items'),
  },
  {
    path: '/bailiff/cases/:case(\\d+)/items/new',
    name: 'bailiff-item-new',
    component: () => import('./bailiff/ItemFormPage.vue'),
    meta: bailiff('title.newItem'),
  },
  {
    path: '/bailiff/items/:item(\\d+)',
    name: 'bailiff-item',
    component: () => import('./bailiff/ItemPage.vue'),
    meta: bailiff('title.item'),
  },
  {
    path: '/bailiff/cases/import',
    name: 'bailiff-cases-import',
    component: () => import('./bailiff/ImportPage.vue'),
    props: { subject: 'cases' },
    meta: bailiff('title.importCases'),
  },
  {
    path: '/bailiff/import',
    name: 'bailiff-import',
    component: () => import('./bailiff/ImportPage.vue'),
    props: { subject: 'lots' },
    meta: bailiff('title.import'),
  },
  {
    path: '/bailiff/lots/new',
    name: 'bailiff-lot-new',
    component: () => import('./bailiff/LotFormPage.vue'),
    meta: bailiff('title.newLot'),
  },
  {
    path: `/bailiff/lots${lotParam}`,
    name: 'bailiff-lot',
    component: () => import('./bailiff/LotDeskPage.vue'),
    meta: bailiff('title.deskLot'),
  },
  {
    path: '/bailiff/explanations',
    name: 'bailiff-explanations',
    component: () => import('./bailiff/ExplanationsPage.vue'),
    meta: bailiff('title.explanations'),
  },
  {
    path: '/bailiff/applicants',
    name: 'bailiff-applicants',
    component: () => import('./bailiff/ApplicantsPage.vue'),
    meta: bailiff('title.applicants'),
  },
  { path: '/bailiff/sales', name: 'bailiff-sales', component: () => import('./settlement/SalesPage.vue'), meta: settlement('title.sales') },
  {
    path: `/bailiff/lots${lotParam}/sale`,
    name: 'bailiff-sale',
    component: () => import('./settlement/SalePage.vue'),
    meta: settlement('title.sale'),
  },
  {
    path: '/bailiff/review',
    name: 'bailiff-review',
    component: () => import('./bailiff/ReviewListPage.vue'),
    meta: { ...bailiff('title.review'), may: 'approve' },
  },
  {
    path: `/bailiff/lots${lotParam}/review`,
    name: 'bailiff-lot-review',
    component: () => import('./bailiff/LotReviewPage.vue'),
    meta: bailiff('title.lotReview'),
  },
  { path: '/accounts', redirect: { name: 'accounts-statements' } },
  {
    path: '/accounts/statements',
    name: 'accounts-statements',
    component: () => import('./accounts/StatementsPage.vue'),
    meta: accounts('title.statements'),
  },
  {
    path: '/accounts/statements/:statement(\\d+)',
    name: 'accounts-statement',
    component: () => import('./accounts/StatementPage.vue'),
    meta: accounts('title.statement'),
  },
  {
    path: '/accounts/unmatched',
    name: 'accounts-unmatched',
    component: () => import('./accounts/UnmatchedPage.vue'),
    meta: accounts('title.unmatched'),
  },
  {
    path: '/accounts/payouts',
    name: 'accounts-payouts',
    component: () => import('./accounts/PayoutsPage.vue'),
    meta: accounts('title.payouts'),
  },
  { path: '/accounts/books', name: 'accounts-books', component: () => import('./accounts/BooksPage.vue'), meta: accounts('title.books') },
  { path: '/auditor', name: 'auditor', component: () => import('./auditor/ranking/RankingPage.vue'), meta: auditor('title.ranking') },
  { path: '/auditor/lots', name: 'auditor-lots', component: () => import('./auditor/LotsPage.vue'), meta: auditor('title.audit') },
  {
    path: `/auditor/lots${lotParam}/timeline`,
    name: 'auditor-timeline',
    component: () => import('./auditor/timeline/TimelinePage.vue'),
    meta: auditor('title.replay'),
  },
  {
    path: `/auditor/subjects/${subjectParams}`,
    name: 'auditor-subject',
    component: () => import('./auditor/subject/SubjectPage.vue'),
    meta: auditor('title.subject'),
  },
  {
    path: `/auditor/network/${subjectParams}`,
    name: 'auditor-network',
    component: () => import('./auditor/network/NetworkPage.vue'),
    meta: auditor('title.network'),
  },
  { path: '/auditor/offices', name: 'auditor-heat', component: () => import('./auditor/heat/HeatPage.vue'), meta: auditor('title.heat') },
  {
    path: '/auditor/signals',
    name: 'auditor-signals',
    component: () => import('./auditor/catalogue/CataloguePage.vue'),
    meta: auditor('title.signals'),
  },
  {
    path: '/auditor/inquiries',
    name: 'auditor-inquiries',
    component: () => import('./auditor/inquiry/InquiriesPage.vue'),
    meta: auditor('title.inquiries'),
  },
  {
    path: '/auditor/inquiries/:inquiry(\\d+)',
    name: 'auditor-inquiry',
    component: () => import('./auditor/inquiry/InquiryPage.vue'),
    meta: auditor('title.inquiry'),
  },
  { path: '/auditor/looks', name: 'auditor-looks', component: () => import('./auditor/looks/LooksPage.vue'), meta: auditor('title.looks') },
  {
    path: `/auditor/lots${lotParam}`,
    name: 'auditor-lot',
    component: () => import('./auditor/LotAuditPage.vue'),
    meta: auditor('title.auditLot'),
  },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./citizen/NotFoundPage.vue'), meta: { title: 'title.notFound' } },
];

function bailiff(title: string) {
  return { area: 'bailiff', may: 'work_desk', keyed: true, title } as const;
}

function settlement(title: string) {
  return { area: 'settlement', may: 'see_sales', keyed: true, title } as const;
}

function accounts(title: string) {
  return { area: 'accounts', may: 'read_accounts', keyed: true, title } as const;
}

function auditor(title: string) {
  return { area: 'auditor', may: 'audit', keyed: true, title } as const;
}

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
