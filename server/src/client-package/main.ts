/** `npm run client-package -- URL [--out FOLDER]`: the typed client of a running installation, as a package to install or publish. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildClientPackage } from './build-package.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: 'ochiq-client' } } });
const [url = 'http://127.0.0.1:8080'] = positionals;
const documentSchema = z.looseObject({ openapi: z.string(), info: z.looseObject({ version: z.string() }), paths: z.looseObject({}) });
const answer = await fetch(new URL('/openapi.json', url));
if (!answer.ok) throw new Error(`${url}/openapi.json answered ${answer.status}`);
const document = documentSchema.parse(await answer.json());
await buildClientPackage({ document, out: values.out });
process.stdout.write(`${values.out}: @ochiq/client ${document.info.version}. Try it: npm install ${values.out}\n`);
