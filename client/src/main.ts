import '@fontsource-variable/golos-text/index.css';
import './design/tokens.css';
import './design/base.css';
import './design/layout.css';
import './design/forms.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { z } from 'zod';
import App from './App.vue';
import { currentLanguage, i18n, loadArea } from './i18n';
import { router } from './router';

// zod's compiled parsers need eval, which the page's content policy refuses.
z.config({ jitless: true });

document.documentElement.lang = currentLanguage();
await loadArea('core');
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
