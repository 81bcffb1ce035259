import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run, tool } from './process.mjs';

/** What is built, from what, and the file that shows that it was. */
const parts = [
  {
    name: 'server',
    inputs: ['shared/src', 'shared/package.json', 'shared/tsconfig.json', 'server/src', 'server/package.json', 'server/tsconfig.json'],
    proof: 'server/dist/main.js',
    async make() {
      // Cleaned first: a file that was moved would otherwise stay behind and be found.
      clean(['shared/dist', 'server/dist', 'shared/tsconfig.tsbuildinfo', 'server/tsconfig.tsbuildinfo']);
      return run(process.execPath, [...tool('typescript/bin/tsc'), '-b', 'shared', 'server']);
    },
  },
  {
    name: 'page',
    inputs: [
      'shared/src',
      'client/src',
      'client/public',
      'client/index.html',
      'client/vite.config.ts',
      'client/boot.js',
      'client/first-load.ts',
      'client/first-parts.ts',
      'client/needed-chunks.ts',
      'client/offline-shell.ts',
      'client/precompress.ts',
      'client/base-map.ts',
      'client/package.json',
    ],
    proof: 'client/dist/index.html',
    make: () => run(process.execPath, [...tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: join(root, 'client') }),
  },
];
const common = ['package-lock.json', 'tsconfig.base.json'];

function clean(paths) {
  for (const path of paths) rmSync(join(root, path), { recursive: true, force: true });
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...common, ...inputs].flatMap((input) => filesUnder(join(root, input)))) {
    if (/\.test\.ts$/.test(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (name) => join(root, 'node_modules', '.cache', 'ochiq', name);

function isBuilt({ name, proof }, hash) {
  const stamp = stampOf(name);
  return existsSync(stamp) && existsSync(join(root, proof)) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * Builds the parts whose sources have changed since the last build; all by default.
 * @param {readonly ('server' | 'page')[]} [names]
 * @returns {Promise<number>} exit code of the build that failed, or 0
 */
export async function build(names = ['server', 'page']) {
  for (const part of parts.filter(({ name }) => names.includes(name))) {
    const hash = hashOf(part.inputs);
    if (isBuilt(part, hash)) continue;
    console.log(`Building the ${part.name} ...`);
    rmSync(stampOf(part.name), { force: true });
    const code = await part.make();
    if (code !== 0) return code;
    mkdirSync(join(stampOf(part.name), '..'), { recursive: true });
    writeFileSync(stampOf(part.name), hash);
  }
  return 0;
}
