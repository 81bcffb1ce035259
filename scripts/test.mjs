/** `npm test`: everything, from formatting to the browser. Ends with a line `N passed, N failed`: each check and each test counts one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { ensureNats } from './nats.mjs';
import { ensurePoppler } from './poppler.mjs';
import { run, tool } from './process.mjs';

const node = (path, ...args) => run(process.execPath, [...tool(path), ...args]);

const checks = [
  ['format and lint', () => node('@biomejs/biome/bin/biome', 'check', '.')],
  ['build', () => build()],
  ['types of the tests', () => node('typescript/bin/tsc', '-p', 'tsconfig.test.json')],
  ['types of the page', () => node('vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'client/tsconfig.json')],
  ['dead code', () => node('knip/bin/knip.js')],
  ['room rules', () => node('dependency-cruiser/bin/dependency-cruise.mjs', 'shared/src', 'server/src', 'client/src')],
  ['tidy', () => run(process.execPath, ['scripts/tidy.mjs'])],
];

/** Runs the tests; their numbers come from vitest's own report. */
async function runTests(chromium) {
  const folder = mkdtempSync(join(tmpdir(), 'ochiq-report-'));
  const report = join(folder, 'report.json');
  try {
    process.env.CHROMIUM = chromium ?? '';
    const only = chromium ? [] : ['--project', 'unit', '--project', 'integration'];
    const code = await node('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only);
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that could not be loaded fails the run without a failed test.
    const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
    return { passed: numPassedTests, failed: failed + (chromium ? 0 : 1) };
  } catch (error) {
    console.error(`The tests left no report: ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await install();
const chromium = await ensureChromium();
await ensurePoppler();
// Without it the tests of several nodes fail and say so.
process.env.NATS_SERVER = (await ensureNats()) ?? '';
let [passed, failed] = [0, 0];
for (const [title, check] of checks) {
  const begun = performance.now();
  const good = (await check()) === 0;
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
}
const tests = await runTests(chromium);
passed += tests.passed;
failed += tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
