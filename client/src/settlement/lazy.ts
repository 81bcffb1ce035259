import { type Component, defineAsyncComponent } from 'vue';
import { loadArea } from '../i18n';

/** What follows the hammer and its texts come when a page first shows a part of it: open lots load without them. */
function lazily<T extends Component>(load: () => Promise<{ default: T }>) {
  return defineAsyncComponent(async () => {
    const [loaded] = await Promise.all([load(), loadArea('settlement')]);
    return loaded.default;
  });
}

export const OwnSales = lazily(() => import('./OwnSales.vue'));
export const PublicResult = lazily(() => import('./PublicResult.vue'));
