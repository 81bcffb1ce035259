/** `npm run dev`: server and page from their sources, both reloading on a change. One Ctrl-C stops both. */
import { join } from 'node:path';
import { install } from './install.mjs';
import { root, start, tool } from './process.mjs';

await install();
const port = process.env.PORT ?? '8080';
const pagePort = process.env.PAGE_PORT ?? '5173';
const origins = [process.env.ALLOWED_ORIGINS, `http://localhost:${pagePort}`, `http://127.0.0.1:${pagePort}`].filter(Boolean).join(',');

const stdio = ['ignore', 'inherit', 'inherit'];
const server = start(
  process.execPath,
  [...tool('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', '--conditions=source', 'server/src/main.ts'],
  {
    stdio,
    env: { ...process.env, PORT: port, ALLOWED_ORIGINS: origins },
  },
);
const page = start(process.execPath, [...tool('vite/bin/vite.js'), '--port', pagePort, '--strictPort'], {
  stdio,
  cwd: join(root, 'client'),
  env: { ...process.env, API_URL: `http://127.0.0.1:${port}` },
});

const first = await Promise.race([server.ended, page.ended]);
server.stop();
page.stop();
await Promise.all([server.ended, page.ended]);
process.exit(first);
