import '@fontsource-variable/golos-text/index.css';
import './design/tokens.css';
import './design/base.css';
import './design/layout.css';
import './design/forms.css';
import './design/print.css';
import './design/first.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { z } from 'zod';
import App from './App.vue';
import { awaitPage } from './first';
import { currentLanguage, i18n, loadArea, nameLanguage } from './i18n';
import { keepOffline } from './offline';
import { router } from './router';

// zod's compiled parsers need eval, which the page's content policy refuses.
z.config({ jitless: true });

nameLanguage(currentLanguage());
await loadArea('core');
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
// A page that cannot be loaded shows that itself.
void router
  .isReady()
  .catch(() => undefined)
  .then(() => awaitPage(router.currentRoute.value.name === 'listing' || router.currentRoute.value.name === 'lot'));

/** The offline worker loads what the next visit may need: not while this one is loading. */
const later = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 5_000 }) : setTimeout(work, 2_000);
if (import.meta.env.PROD) {
  if (document.readyState === 'complete') later(() => void keepOffline());
  else window.addEventListener('load', () => later(() => void keepOffline()), { once: true });
}
