import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { buildClientPackage } from './build-package.js';

const run = promisify(execFile);
let world: World;
let folder: string;

beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(join(tmpdir(), 'ochiq-client-'));
  await buildClientPackage({ document: world.app.swagger(), out: join(folder, 'package') });
  await mkdir(join(folder, 'node_modules', '@ochiq'), { recursive: true });
  await symlink(join(folder, 'package'), join(folder, 'node_modules', '@ochiq', 'client'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** Programs of somebody else's, compiled strictly against the package alone. @returns what the compiler finds wrong in each */
async function compile(programs: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const files = Object.keys(programs).map((name) => join(folder, `${name}.ts`));
  await Promise.all(Object.entries(programs).map(([name, text]) => writeFile(join(folder, `${name}.ts`), text)));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    strict: true,
    skipDefaultLibCheck: true,
    types: [],
  };
  const program = ts.createProgram(files, options);
  program.emit();
  const found: Record<string, string[]> = {};
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = basename(file?.fileName ?? '', '.ts');
    found[name] = [...(found[name] ?? []), ts.flattenDiagnosticMessageText(messageText, '\n')];
  }
  return found;
}

it('a program finds lots by the package alone, with their types; one that asks what the server would refuse does not compile', async () => {
  const lot = await world.lot({ title: 'Cobalt 2021', startMinor: 45_000_000n });
  const right = `
    import { createClient, getLots, getLotsLot } from '@ochiq/client';
    const client = createClient({ baseUrl: '${world.url}' });
    const { data } = await getLots({ client, query: { sort: 'price_low', currency: 'UZS' } });
    const prices: bigint[] = (data?.lots ?? []).map((one) => BigInt(one.priceMinor ?? one.startMinor));
    const { error, response } = await getLotsLot({ client, path: { lot: '1' } });
    const code: string | undefined = error?.code;
    console.log(JSON.stringify([data?.lots[0]?.lot, String(prices[0]), code, response?.status]));`;
  const wrong = `
    import { getLots } from '@ochiq/client';
    await getLots({ query: { sort: 'cheapest' } });
    await getLots({ query: { sortt: 'newest' } });
    const float: number | undefined = (await getLots({})).data?.lots[0]?.startMinor;`;
  const found = await compile({ right, wrong });
  expect(found['wrong']).toHaveLength(3);
  expect(found).toEqual({ wrong: found['wrong'] });
  const { stdout } = await run(process.execPath, [join(folder, 'right.js')]);
  expect(JSON.parse(stdout)).toEqual([lot, '45000000', 'lot_unknown', 404]);
});

it('has no dependency, and a function for each operation but those of X-Road', async () => {
  const index = await readFile(join(folder, 'package', 'sdk.gen.js'), 'utf8');
  const operations = Object.entries(world.app.swagger().paths ?? {}).flatMap(([path, item]) =>
    path.startsWith('/xroad/') ? [] : Object.values(item as Record<string, { operationId?: string }>).map(({ operationId }) => operationId),
  );
  expect(operations.length).toBeGreaterThan(150);
  expect(operations.filter((operation) => !index.includes(`export const ${operation} =`))).toEqual([]);
  expect(JSON.parse(await readFile(join(folder, 'package', 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
});
