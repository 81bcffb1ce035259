import { lazily } from '../i18n/lazily';

export const BidReceipts = lazily('verify', () => import('./BidReceipts.vue'));
export const KeptReceipts = lazily('verify', () => import('./KeptReceipts.vue'));
