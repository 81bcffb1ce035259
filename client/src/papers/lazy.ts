import { lazily } from '../i18n/lazily';

export const LotPapers = lazily('papers', () => import('./LotPapers.vue'));
export const DeskPapers = lazily('papers', () => import('./DeskPapers.vue'));
export const AuditedPapers = lazily('papers', () => import('./AuditedPapers.vue'));
