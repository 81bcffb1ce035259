import type { RouteRecordRaw } from 'vue-router';

const lotParam = '/:lot(\\d+)';
const subjectParams = ':kind(lot|bidder|ring|official|office)/:id';

/** The pages of those who work here: bailiffs, accountants, auditors. */
export const workRoutes: readonly RouteRecordRaw[] = [
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
    path: '/bailiff/cases/:case(\\d+)/property',
    name: 'bailiff-property',
    component: () => import('./property/PropertyPage.vue'),
    meta: { ...bailiff('title.property'), area: 'property' },
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
    path: '/bailiff/queries',
    name: 'bailiff-queries',
    component: () => import('./bailiff/QueriesPage.vue'),
    meta: { ...bailiff('title.queries'), may: 'approve' },
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
    path: '/bailiff/documents',
    name: 'bailiff-documents',
    component: () => import('./bailiff/DocumentsPage.vue'),
    meta: bailiff('title.documents'),
  },
  {
    path: '/bailiff/seats',
    name: 'bailiff-seats',
    component: () => import('./bailiff/SeatsPage.vue'),
    meta: bailiff('title.seats'),
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
  { path: '/bailiff/abroad', name: 'bailiff-abroad', component: () => import('./assistance/AbroadPage.vue'), meta: abroad('title.abroad') },
  {
    path: '/bailiff/abroad/new',
    name: 'bailiff-abroad-new',
    component: () => import('./assistance/NewRequestPage.vue'),
    meta: abroad('title.abroadNew'),
  },
  {
    path: '/bailiff/abroad/requests/:request',
    name: 'bailiff-abroad-request',
    component: () => import('./assistance/RequestPage.vue'),
    meta: abroad('title.abroadRequest'),
  },
  {
    path: '/operator/partners',
    name: 'operator-partners',
    component: () => import('./assistance/PartnersPage.vue'),
    meta: { ...abroad('title.partners'), may: 'keep_partners' },
  },
  {
    path: '/bailiff/ends',
    name: 'bailiff-ends',
    component: () => import('./debts/EndsPage.vue'),
    meta: { area: 'debts', title: 'title.ends', may: 'approve' },
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
  {
    path: '/auditor/queries',
    name: 'auditor-queries',
    component: () => import('./auditor/queries/QueriesPage.vue'),
    meta: auditor('title.queries'),
  },
  { path: '/auditor/looks', name: 'auditor-looks', component: () => import('./auditor/looks/LooksPage.vue'), meta: auditor('title.looks') },
  {
    path: `/auditor/lots${lotParam}`,
    name: 'auditor-lot',
    component: () => import('./auditor/LotAuditPage.vue'),
    meta: auditor('title.auditLot'),
  },
];

function bailiff(title: string) {
  return { area: 'bailiff', may: 'work_desk', keyed: true, title } as const;
}

function abroad(title: string) {
  return { area: 'assistance', may: 'ask_abroad', keyed: true, title } as const;
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
