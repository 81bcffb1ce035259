// Runs in the page itself, before anything is loaded: the build puts it there, and the content policy names it by its hash. So that a
// dark page never flashes white, and so that what the page will ask for is on its way before its scripts are.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      // A browser that keeps nothing follows the system.
      return null;
    }
  };
  const chosen = read('ochiq.theme');
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  // The same choice as firstLanguage in src/i18n/language.ts.
  const spoken = Object.keys(builtFiles.messages);
  const languages = [read('ochiq.language'), ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]), 'uz'];
  const language = languages.find((one) => spoken.includes(one));

  // What the server drew is in the language of the browser; whoever chose another one here waits for the page itself.
  if (language !== document.documentElement.lang) document.documentElement.dataset.first = 'none';

  const ahead = (href, kind) => {
    const link = document.createElement('link');
    link.rel = kind === 'font' ? 'preload' : 'modulepreload';
    // Scripts first: until they run there is nothing to be written with a font.
    if (kind === 'font') Object.assign(link, { as: 'font', type: 'font/woff2', fetchPriority: 'low' });
    link.crossOrigin = '';
    link.href = href;
    document.head.append(link);
  };
  const { pathname, search } = location;
  const lot = /^\/lots\/\d+$/.test(pathname);
  for (const href of builtFiles.messages[language] ?? []) ahead(href, 'script');
  if (lot) for (const href of [...builtFiles.lot, ...(builtFiles.lotMessages[language] ?? [])]) ahead(href, 'script');
  for (const href of builtFiles.fonts[language] ?? []) ahead(href, 'font');

  const path = lot ? `/api${pathname}` : pathname === '/' && search === '' ? '/api/lots' : null;
  if (path === null) return;
  const answer = fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json', 'accept-language': language } });
  // Whoever asks hears of a failure; until then it is nobody's.
  answer.catch(() => undefined);
  if (!lot) {
    const seen = answer.then((given) => given.clone().text()).catch(() => '');
    // The pictures of the first cards, which a phone shows at once.
    seen.then((text) => {
      for (const src of (text.match(/\/media\/[\w-]+-480\.webp/g) ?? []).slice(0, 2)) new Image().src = src;
    });
  }
  window.ochiqEarly = { path, answer };
})();
