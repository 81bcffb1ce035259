import type { LotCard, LotList } from '@ochiq/shared/lots';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { searchLots } from '../api/lots';
import { type ApiProblem, asProblem } from '../api/problem';
import { showPage } from '../first';
import { learnServerTime } from '../live';
import { apiQuery, type Filters, readFilters, writeFilters } from './search-filters';

interface Found {
  key: string;
  list: LotList;
}

// Kept over a visit to a lot, so that going back shows the same cards at the same place; the socket brings them up to date.
let kept: Found | null = null;

/** The search of the listing or the map: the address holds the filters, this holds what was found. */
export function useSearch(page: 'listing' | 'map' = 'listing') {
  const route = useRoute();
  const router = useRouter();
  const filters = computed(() => readFilters(route.query));
  const key = computed(() => JSON.stringify(writeFilters(filters.value)));
  const found = shallowRef<Found | null>(kept?.key === key.value ? kept : null);
  const loading = ref(false);
  const loadingMore = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  let running: AbortController | null = null;

  function keep(next: Found): void {
    found.value = next;
    kept = next;
  }

  async function load(): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    problem.value = null;
    const wanted = key.value;
    try {
      const list = await searchLots(apiQuery(filters.value), mine.signal);
      learnServerTime(list.now);
      keep({ key: wanted, list });
    } catch (thrown) {
      if (!mine.signal.aborted) problem.value = asProblem(thrown);
    } finally {
      if (running === mine) loading.value = false;
      void showPage();
    }
  }

  async function more(): Promise<void> {
    const before = found.value;
    if (!before?.list.next || loadingMore.value) return;
    loadingMore.value = true;
    try {
      const list = await searchLots({ ...apiQuery(filters.value), cursor: before.list.next });
      learnServerTime(list.now);
      if (found.value !== before) return;
      // A lot whose price moved may stand on both pages of a price order; the later page has the newer figures.
      const fresh = new Map<number, LotCard>([...before.list.lots, ...list.lots].map((card) => [card.lot, card]));
      keep({ key: before.key, list: { ...before.list, next: list.next, lots: [...fresh.values()] } });
    } catch (thrown) {
      problem.value = asProblem(thrown);
    } finally {
      loadingMore.value = false;
    }
  }

  /** Changes filters by changing the address; typing replaces the entry, choosing adds one to go back from. */
  function change(patch: Partial<Filters>, how: 'replace' | 'push' = 'push'): void {
    void router[how]({ name: page, query: writeFilters({ ...filters.value, ...patch }) });
  }

  watch(
    key,
    (wanted) => {
      if (route.name === page && found.value?.key !== wanted) void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => running?.abort());
  const foundKey = computed(() => found.value?.key ?? null);
  return { filters, found: computed(() => found.value?.list ?? null), foundKey, loading, loadingMore, problem, load, more, change };
}
