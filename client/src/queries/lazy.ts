import { lazily } from '../i18n/lazily';

export const QueryBook = lazily('queries', () => import('./QueryBook.vue'));
