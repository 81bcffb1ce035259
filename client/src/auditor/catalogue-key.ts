import type { Catalogue } from '@ochiq/shared/signals';
import type { InjectionKey, Ref } from 'vue';

/** The catalogue of signals that a page has read for the cards below it. */
export const catalogueKey: InjectionKey<Ref<Catalogue | null>> = Symbol('catalogue of signals');
