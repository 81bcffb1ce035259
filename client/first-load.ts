import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { type Chunk, chunksOf, needed } from './needed-chunks.js';

/** All scripts of the listing's first load (its page comes with the entry), gzipped: a phone on slow 4G gets so much in under a second. */
const mostBytes = 150_000;
const languages = ['uz', 'ru', 'ky', 'en'] as const;
/** The part of the font that most of a language is written with; the others come when the page needs them. */
const scripts = { uz: ['latin'], ru: ['cyrillic'], ky: ['cyrillic'], en: ['latin'] } as const;

const lot = /\/src\/citizen\/LotPage\.vue$/;
const messages = (area: string, language: string) => new RegExp(`/src/${area}/messages/${language}\\.json$`);

/**
 * Puts into index.html what is to be asked for ahead, by `boot.js`, and fails the build when the first load has grown too large.
 * In development the theme alone is set, by public/theme.js.
 */
export function firstLoad(boot: string): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const chunks = chunksOf(bundle);
        const all = [...chunks.values()];
        const find = (wanted: RegExp) => all.find((one) => wanted.test(one.facadeModuleId ?? '')) ?? null;
        const scriptsOf = (chunk: Chunk | null) => (chunk ? [...needed(chunk, chunks)].filter((name) => name.endsWith('.js')) : []);
        const entry = scriptsOf(all.find((one) => one.isEntry) ?? null);
        const beyond = (wanted: RegExp) =>
          scriptsOf(find(wanted))
            .filter((name) => !entry.includes(name))
            .map((name) => `/${name}`);
        const byLanguage = (name: (language: (typeof languages)[number]) => string[]) =>
          Object.fromEntries(languages.map((language) => [language, name(language)]));
        const fontNames = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
        const font = (part: string) => fontNames.filter((name) => name.includes(`golos-text-${part}-wght`)).map((name) => `/${name}`);
        const files = {
          messages: byLanguage((language) => beyond(messages('i18n', language))),
          lotMessages: byLanguage((language) => beyond(messages('citizen', language))),
          lot: beyond(lot),
          fonts: byLanguage((language) => scripts[language].flatMap(font)),
        };
        for (const language of languages) {
          const first = new Set([...entry, ...scriptsOf(find(messages('i18n', language)))]);
          const bytes = [...first].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0);
          if (bytes > mostBytes) this.error(`the first load has ${bytes} bytes of scripts in ${language}, more than ${mostBytes}`);
          if (language === 'ru') this.info(`first load: ${bytes} bytes of scripts, gzipped, of ${mostBytes}`);
        }
        const code = readFileSync(boot, 'utf8').replace(/^\s*\/\/.*\n/gm, '');
        return html.replace(
          '<script src="/theme.js"></script>',
          () => `<script>const builtFiles = ${JSON.stringify(files)};\n${code}</script>`,
        );
      },
    },
  };
}
