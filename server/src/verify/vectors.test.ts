import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeVector, verifyVectors } from './vectors.js';

const samples = fileURLToPath(new URL('./sample-vectors/', import.meta.url));
const names = (await readdir(samples)).filter((name) => name.endsWith('.json'));
const read = (name: string) => readFile(join(samples, name), 'utf8');

async function run(...args: string[]) {
  const lines: string[] = [];
  return { code: await verifyVectors(args, (line) => lines.push(line)), lines };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ochiq-vectors-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the sample proofs', () => {
  it('are all judged right', async () => {
    expect(names).toHaveLength(13);
    expect(await run(samples)).toEqual({ code: 0, lines: ['13 right, 0 wrong'] });
  });

  it.each(names)('%s is counted wrong when it wants the opposite', async (name) => {
    const text = await read(name);
    const wantsError = text.includes('"wantErr": true');
    const opposite = text.replace(/"wantErr": (true|false)/, `"wantErr": ${!wantsError}`);
    const complaint = wantsError ? 'refused, but must be accepted' : 'accepted, but must be refused';
    expect(judgeVector(text)).toBeNull();
    expect(judgeVector(opposite)).toBe(complaint);
    await cp(samples, folder, { recursive: true });
    await writeFile(join(folder, name), opposite);
    expect(await run(folder)).toEqual({ code: 1, lines: [`${name}: ${complaint}`, '12 right, 1 wrong'] });
  });
});

describe('a file that is no case', () => {
  const consistency = { size1: 1, size2: 1, root1: '', root2: '', proof: [], wantErr: false };
  it.each([
    { name: 'is empty', text: '', says: /^error: ./ },
    { name: 'is no JSON', text: '{', says: /^error: ./ },
    { name: 'is another JSON', text: '[]', says: /^error: .*object/ },
    { name: 'is null', text: 'null', says: /^error: ./ },
    { name: 'has no verdict', text: JSON.stringify({ ...consistency, wantErr: undefined }), says: /^error: wantErr/ },
    { name: 'has a hash that is no base64', text: JSON.stringify({ ...consistency, root2: 'a' }), says: /^error: root2: is no base64/ },
    { name: 'has a size in words', text: JSON.stringify({ ...consistency, size1: 'one' }), says: /^error: size1/ },
    { name: 'has half a leaf', text: JSON.stringify({ leafIdx: 1, wantErr: true, proof: null }), says: /^error: treeSize/ },
  ])('$name: it counts as wrong', async ({ text, says }) => {
    await writeFile(join(folder, 'bad.json'), text);
    const { code, lines } = await run(folder);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(new RegExp(`^bad\\.json: ${says.source.slice(1)}`));
    expect(lines[1]).toBe('0 right, 1 wrong');
  });

  it('cannot be read: it counts as wrong', async () => {
    await cp(samples, join(folder, 'folder.json'), { recursive: true });
    expect(await run(folder)).toEqual({ code: 1, lines: ['folder.json: error: cannot be read', '0 right, 1 wrong'] });
  });
});

describe('without cases', () => {
  it.each([
    { name: 'no folder', args: () => [], code: 2, lines: ['usage: npm run verify:vectors -- DIR'] },
    { name: 'two folders', args: () => [samples, samples], code: 2, lines: ['usage: npm run verify:vectors -- DIR'] },
    { name: 'a folder that is not there', args: () => [join(folder, 'none')], code: 2, lines: ['usage: npm run verify:vectors -- DIR'] },
    { name: 'an empty folder', args: () => [folder], code: 1, lines: ['0 right, 0 wrong'] },
  ])('$name', async ({ args, code, lines }) => {
    expect(await run(...args())).toEqual({ code, lines });
  });
});
