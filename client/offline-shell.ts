import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { chunksOf, needed } from './needed-chunks.js';

/** Pages that open without a connection; the others are kept once they were looked at. */
const publicPages = /\/src\/(citizen|finding)\/(Listing|Lot|Calendar|Trail|Watchlist|NotFound)Page\.vue$/;
/** Written Uzbek, Russian, Kyrgyz and English. */
const fonts = /^assets\/golos-text-(latin|latin-ext|cyrillic|cyrillic-ext)-/;
const fixed = ['/', '/theme.js', '/favicon.svg', '/icons/icon-192.png'];

/** Builds the offline worker as /sw.js, with the list of what the public pages need. @param folder of the build */
export function offlineShell(folder: string): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    async writeBundle(_options, bundle) {
      const chunks = chunksOf(bundle);
      const wanted = [...chunks.values()].filter((one) => one.isEntry || publicPages.test(one.facadeModuleId ?? ''));
      const files = new Set(wanted.flatMap((one) => [...needed(one, chunks)]));
      for (const name of Object.keys(bundle)) if (fonts.test(name) && name.endsWith('.woff2')) files.add(name);
      const list = [...fixed, ...[...files].sort().map((name) => `/${name}`)];
      const page = bundle['index.html'];
      const version = createHash('sha256')
        .update(page?.type === 'asset' ? page.source : '')
        .update(list.join())
        .digest('hex')
        .slice(0, 12);
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { shellFiles: JSON.stringify(list), shellVersion: JSON.stringify(version) },
        build: {
          write: false,
          target: 'es2022',
          lib: { entry: fileURLToPath(new URL('./src/offline/worker.ts', import.meta.url)), formats: ['iife'], name: 'ochiq' },
        },
      });
      const [output] = [built].flat();
      const code = output && 'output' in output ? output.output[0].code : null;
      if (code === null) throw new Error('the offline worker was not built');
      await writeFile(join(folder, 'sw.js'), code);
    },
  };
}
