/**
 * `npm run verify:interop -- URL`: checks a running log with Go's own golang.org/x/mod/sumdb, which is not ours. Needs Debian's
 * golang-go and golang-golang-x-mod-dev.
 */
import { existsSync } from 'node:fs';
import { run } from './process.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: npm run verify:interop -- URL');
  process.exit(2);
}
if (!existsSync('/usr/bin/go') || !existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog')) {
  console.error("Go and its checksum database's library are needed: apt-get install golang-go golang-golang-x-mod-dev");
  process.exit(2);
}
const { verifierKey } = await (await fetch(new URL('/api/log', url))).json();
const env = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode' };
process.exit(await run('/usr/bin/go', ['run', 'scripts/interop/main.go', url.replace(/\/$/, ''), verifierKey], { env }));
