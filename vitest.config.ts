import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As many files at a time as there are cores: vitest leaves one out, which on two is half. */
const maxWorkers = availableParallelism();

/** Tests run on the sources of the shared package, built or not. */
const alias = [{ find: /^@ochiq\/shared\/(.+)$/, replacement: folder('./shared/src/$1/index.ts') }];
const globalSetup = [folder('./server/src/test/global-setup.ts')];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue()],
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{shared,server,client}/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.db.test.ts'],
          maxWorkers,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['server/src/**/*.db.test.ts'],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['client/e2e/**/*.browser.test.ts'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
