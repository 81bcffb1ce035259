import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createShamLog } from '../test/sham-log.js';
import { originHash } from './held.js';
import { type RunningWitness, startWitness } from './main.js';

const origin = 'example.com/log';
const name = 'witness.example/w1';
const log = (size: number) => createShamLog(origin).grow(size);

let folder: string;
let running: RunningWitness | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ochiq-witness-'));
});
afterEach(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningWitness> {
  const args = ['--name', name, '--log', log(0).vkey, '--dir', folder, '--port', '0'];
  running = await startWitness(args, { folder, nowSeconds: () => 1_700_000_000, say: () => undefined, alarm: () => undefined });
  return running;
}

async function post({ url }: RunningWitness, body: string) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
}

describe('the pages of a witness', () => {
  it('say who it is and what it has seen', async () => {
    const witness = await start();
    const page = async () => (await fetch(witness.url)).text();
    expect(await page()).toBe(
      `${name}, a witness of transparency logs (C2SP tlog-witness)\nkey: ${witness.vkey}\n\n${origin}: nothing seen yet\n`,
    );
    await post(witness, log(5).request(0));
    expect(await page()).toContain(`${origin}: size 5, seen 2023-11-14T22:13:20.000Z\n  /${originHash(origin)}/checkpoint\n`);
  });

  it('have the last checkpoint, cosigned, for monitors', async () => {
    const witness = await start();
    const url = `${witness.url}/${originHash(origin)}/checkpoint`;
    expect((await fetch(url)).status).toBe(404);
    const { text } = await post(witness, log(5).request(0));
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(`${log(5).checkpoint()}${text}`);
  });

  it.each([
    { path: '/add-checkpoint', method: 'GET' },
    { path: '/add-checkpoint', method: 'PUT' },
    { path: '/', method: 'POST' },
    { path: '/nothing', method: 'GET' },
    { path: '/../key', method: 'GET' },
    { path: `/${'0'.repeat(64)}/checkpoint`, method: 'GET' },
    { path: '/..%2fkey/checkpoint', method: 'GET' },
    { path: '/%00/checkpoint', method: 'GET' },
  ])('have nothing for $method $path', async ({ path, method }) => {
    const { url } = await start();
    expect((await fetch(`${url}${path}`, { method })).status).toBe(404);
  });

  it.each([
    { name: 'garbage', text: '\0\x01\x02\r\n\r\n', status: 400 },
    { name: 'a header past the limit', text: `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, status: 431 },
    {
      name: 'a wrong length',
      text: 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n',
      status: 400,
    },
    { name: 'no body', text: 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', status: 400 },
    {
      name: 'a body without a type',
      text: 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\r\nold',
      status: 400,
    },
    {
      name: 'a type that is none',
      text: 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ;;\r\ncontent-length: 3\r\n\r\nold',
      status: 415,
    },
    { name: 'a bad path', text: 'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', status: 400 },
  ])('outlive $name', async ({ text, status }) => {
    const { url } = await start();
    const answer = await new Promise<string>((resolve, reject) => {
      let got = '';
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => (got += chunk.toString()));
      socket.on('close', () => resolve(got));
      socket.on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(url)).status).toBe(200);
  });
});
