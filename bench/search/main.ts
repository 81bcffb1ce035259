/** Runs the search bench alone and prints its figures: `npx tsx --conditions=source bench/search/main.ts [sizes]`. */
import { benchSearch, searchDefaults } from './index.js';

const sizes = process.argv[2]?.split(',').map(Number) ?? searchDefaults.sizes;
const figures = await benchSearch({ ...searchDefaults, sizes });
for (const { kinds, ...row } of figures) process.stdout.write(`${JSON.stringify(row)}\n  p99 by kind: ${JSON.stringify(kinds)}\n`);
