import { lazily } from '../i18n/lazily';

/** Comes with its texts when the page of a sale first shows it. */
export const TransferCard = lazily('property', () => import('./TransferCard.vue'));
