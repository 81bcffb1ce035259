import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import ts from 'typescript';

export interface ClientPackage {
  /** The server's own OpenAPI document, made from the schemas that it checks its answers by. */
  readonly document: { readonly openapi?: string; readonly info: { readonly version: string }; readonly paths?: object };
  /** A folder that is made anew. */
  readonly out: string;
}

/** Services that only other bodies' systems call, over X-Road: their callers have their own ways. */
const foreign = '/xroad/';

const readme = (version: string) => `# @ochiq/client ${version}

A typed client of an Ochiq auction, made from the server's OpenAPI document. It needs nothing but \`fetch\` (Node 20, browsers).

    import { createClient, getLots } from '@ochiq/client';

    const client = createClient({ baseUrl: 'https://auction.example' });
    const { data, error } = await getLots({ client, query: { q: 'cobalt', sort: 'price_low' } });
    if (error) console.error(error.code, error.detail);
    else for (const lot of data.lots) console.log(lot.lot, lot.priceMinor ?? lot.startMinor, lot.currency);

There is one function for each operation of the document (\`/docs\` of the server), named by it. \`data\` is the answer, \`error\` a problem
(RFC 9457) with its stable \`code\`. Money is minor units as text: use BigInt, never a float. Live prices come by the WebSocket \`/ws\`, and
by webhooks.
`;

/**
 * Writes the package: JavaScript modules with their types, made by a generator from the document, with no dependency.
 * @throws Error when what was generated does not compile
 */
export async function buildClientPackage({ document, out }: ClientPackage): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const source = join(out, 'src');
  const paths = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([path]) => !path.startsWith(foreign)));
  await createClient({
    input: { ...document, paths },
    output: { path: source, module: { extension: '.js' }, tsConfigPath: null },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  await writeFile(join(source, 'index.ts'), `${await readFile(join(source, 'index.ts'), 'utf8')}${more}`);
  const { version } = document.info;
  const described = {
    name: '@ochiq/client',
    version,
    description: 'Typed client of an Ochiq auction',
    license: 'MIT',
    type: 'module',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    engines: { node: '>=20' },
    sideEffects: false,
  };
  await writeFile(join(out, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  await writeFile(join(out, 'README.md'), readme(version));
  // It is a module by its package's word.
  compile(source, out);
  await rm(source, { recursive: true });
}

/** The functions take a client of their own, so that a program may speak with two installations. */
const more = `export { createClient, createConfig, type Client } from './client/index.js';\n`;

function compile(source: string, outDir: string): void {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    declaration: true,
    strict: true,
    // Checked by the test, with a program that uses it: that takes longer than writing it.
    noCheck: true,
    skipLibCheck: true,
    types: [],
    rootDir: source,
    outDir,
  };
  const program = ts.createProgram([join(source, 'index.ts')], options);
  const [fault] = [...program.getSyntacticDiagnostics(), ...program.emit().diagnostics];
  if (fault) throw new Error(`the client package was not written: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
}
