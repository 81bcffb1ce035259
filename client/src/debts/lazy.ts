import { defineAsyncComponent } from 'vue';
import { loadArea } from '../i18n';

/** How a case of the office ends comes with its texts when the case's page is shown. */
export const CaseEnding = defineAsyncComponent(async () => {
  const [loaded] = await Promise.all([import('./CaseEnding.vue'), loadArea('debts')]);
  return loaded.default;
});
