// Runs before the first paint, so that a dark page never flashes white. An own file, since the page's content policy allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('ochiq.theme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
