/** What a linter cannot hold: length of files and functions, no clock or chance outside `base`, no drawers. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { root } from './process.mjs';

/** Drawings and sample data are read piece by piece: there a file may be longer. */
const longestOf = (path) => (path.startsWith('server/src/demo/pictures/') || path.startsWith('server/src/demo/data/') ? 900 : 300);
const folders = ['shared/src', 'server/src', 'client/src', 'client/e2e', 'scripts', 'bench'];
const drawers = /^(utils?|helpers?|types|common|misc)(\.\w+)?$/;
/** `new Date(x)` reads what it is given; without an argument it reads the clock. */
const clockOrChance = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bperformance\.now\(/;
/** Where a clock or chance of its own is right: the base of the server, tests, the replay, which measures, the fault runs, whose clients live in real time, and the verifier, a program of its own. */
const mayLook = /^server\/src\/(base|test|replay|faults|verify)\/|^client\/|^scripts\/|^bench\/|\.test\.(ts|mjs)$/;

function* filesUnder(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** The complaints about one file. */
function complaints(path, text) {
  const found = [];
  const lines = text.split('\n');
  if (lines.length - 1 > longestOf(path)) found.push(`${path}: ${lines.length - 1} lines, more than ${longestOf(path)}`);
  if (drawers.test(basename(path))) found.push(`${path}: a drawer; name it after what is in it`);
  if (!mayLook.test(path)) {
    for (const [index, line] of lines.entries())
      if (clockOrChance.test(line)) found.push(`${path}:${index + 1}: clock or chance outside base`);
  }
  return found;
}

const all = [];
for (const folder of folders) {
  const base = join(root, folder);
  if (!statSync(base, { throwIfNoEntry: false })) continue;
  for (const path of filesUnder(base)) {
    if (/\.(ts|mjs|vue|css)$/.test(path)) all.push(...complaints(relative(root, path), readFileSync(path, 'utf8')));
  }
}
for (const complaint of all) console.error(complaint);
process.exit(all.length === 0 ? 0 : 1);
