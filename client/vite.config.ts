import { fileURLToPath } from 'node:url';
import vueI18n from '@intlify/unplugin-vue-i18n/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { baseMap } from './base-map.js';
import { firstLoad } from './first-load.js';
import { firstParts } from './first-parts.js';
import { offlineShell } from './offline-shell.js';
import { precompress } from './precompress.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env['API_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    vue(),
    // Messages are compiled at build time: the page's content policy allows no eval, and the compiler need not be shipped.
    vueI18n({
      include: [folder('./src/**/messages/*.json')],
      runtimeOnly: true,
      compositionOnly: true,
      fullInstall: false,
      dropMessageCompiler: true,
    }),
    firstLoad(folder('./boot.js')),
    offlineShell(folder('./dist')),
    baseMap(),
    precompress(folder('./dist')),
  ],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  // An alias, not the export condition `source`: some packages of others offer that condition too and mean another thing.
  resolve: { alias: [{ find: /^@ochiq\/shared\/([a-z]+)$/, replacement: folder('../shared/src/$1/index.ts') }] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // An inlined asset would be a data: URL, which the content policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The maker of PDFs is loaded when a person asks for one, and is large.
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      output: {
        // One file for what every page needs: cut by who uses which part of it, it would be more files and more bytes.
        codeSplitting: {
          groups: [
            { name: 'base', priority: 2, test: /node_modules[\\/](@vue|vue|vue-router|pinia|vue-i18n|@intlify|zod)[\\/]/ },
            { name: firstParts([folder('./src/main.ts')]), priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      '/api': api,
      '/media': api,
      '/log/': api,
      '/openapi.json': api,
      '/docs': api,
      '/ws': { target: api, ws: true },
    },
  },
});
