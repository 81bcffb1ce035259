import { ref } from 'vue';

export type Theme = 'light' | 'dark';

const kept = 'ochiq.theme';
const root = document.documentElement;

/** The look in use; `theme.js` set it before the first paint. */
export const theme = ref<Theme>(root.dataset['theme'] === 'dark' ? 'dark' : 'light');

function show(next: Theme): void {
  theme.value = next;
  root.dataset['theme'] = next;
}

function readKept(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

/** Changes between light and dark and keeps the choice. */
export function toggleTheme(): void {
  show(theme.value === 'dark' ? 'light' : 'dark');
  try {
    localStorage.setItem(kept, theme.value);
  } catch {
    // The look holds until the page is closed.
  }
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  if (readKept() === null) show(event.matches ? 'dark' : 'light');
});
