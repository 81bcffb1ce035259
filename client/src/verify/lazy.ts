import { type Component, defineAsyncComponent } from 'vue';
import { loadArea } from '../i18n';

/** The verifier and its texts come when a page first shows a part of it: other pages load without them. */
function lazily<T extends Component>(load: () => Promise<{ default: T }>) {
  return defineAsyncComponent(async () => {
    const [loaded] = await Promise.all([load(), loadArea('verify')]);
    return loaded.default;
  });
}

export const BidReceipts = lazily(() => import('./BidReceipts.vue'));
export const KeptReceipts = lazily(() => import('./KeptReceipts.vue'));
