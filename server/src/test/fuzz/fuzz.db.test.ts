import { roles } from '@ochiq/shared/people';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../../demo/chance.js';
import { startWorld, type TestPerson, type World } from '../world.js';
import { type Caller, isFor, isForSystems, type Pool, settle, systemHeaders } from './ground.js';
import { createJudge, type Judge } from './judge.js';
import { type ApiDocument, type Operation, operationsOf, parseDocument } from './operations.js';
import { type FuzzRequest, type Kind, requestOf, type UploadFile } from './request.js';

/** `npm run fuzz -- --seed S --count N` sets these. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 1500);
/** The first faults say enough. */
const shownFaults = 25;

let world: World;
let document: ApiDocument;
let judge: Judge;
let ground: { people: Map<Caller, TestPerson | null>; pool: Pool; files: UploadFile[] };

beforeAll(async () => {
  world = await startWorld({ demo: true });
  document = parseDocument((await world.app.inject('/openapi.json')).body);
  judge = createJudge(document);
  ground = await settle(world);
});
afterAll(() => world.close());

const callers: readonly Caller[] = ['nobody', ...roles];
const kindOf = (chance: Chance): Kind => {
  const share = chance.real();
  return share < 0.55 ? 'valid' : share < 0.85 ? 'nearly' : 'hostile';
};

/** Mostly somebody whom the operation is for. */
function callerOf(operation: Operation, chance: Chance): Caller {
  const admitted = callers.filter((caller) => isFor(operation, caller));
  if (admitted.length === 0) return chance.pick(callers);
  return chance.yes(0.85) ? chance.pick(admitted) : chance.pick(callers);
}

/** Signing out and erasing oneself is done by people made for it. */
async function personOf(operation: Operation, caller: Caller): Promise<TestPerson | null> {
  const ends = operation.method === 'DELETE' && ['/api/session', '/api/account'].includes(operation.path);
  return ends && caller !== 'nobody' ? world.person({ role: caller }) : (ground.people.get(caller) ?? null);
}

async function send(request: FuzzRequest, person: TestPerson | null, chance: Chance) {
  const cookie = person?.cookie ?? chance.pick(['', '', 'ochiq_session=nothing', 'ochiq_session=%FF; a=b; =;']);
  const { method, url, headers, payload } = request;
  // Each comes from an address of its own: what is under test are the routes, not the limits by address.
  const remoteAddress = `10.${chance.int(0, 255)}.${chance.int(0, 255)}.${chance.int(1, 254)}`;
  const answer = await world.app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
    remoteAddress,
    ...(payload === undefined ? {} : { payload }),
  });
  const type = answer.headers['content-type'];
  return { status: answer.statusCode, type: typeof type === 'string' ? type : null, body: answer.body };
}

/** What is wrong with the answer to one made-up request, or null. */
async function tryOne(operation: Operation, chance: Chance, tally: Map<string, number>): Promise<string | null> {
  const [kind, caller] = [kindOf(chance), callerOf(operation, chance)];
  const made = requestOf(operation, kind, chance, ground.pool.known, ground.files);
  const request = isForSystems(operation) && chance.yes(0.85) ? { ...made, headers: { ...made.headers, ...systemHeaders(chance) } } : made;
  const answer = await send(request, await personOf(operation, caller), chance);
  tally.set(`${kind} ${answer.status}`, (tally.get(`${kind} ${answer.status}`) ?? 0) + 1);
  const fault = judge(operation, answer);
  const refused = answer.status === 401 || answer.status === 403 || answer.status === 404;
  const wrong = fault ?? (isFor(operation, caller) || isForSystems(operation) || refused ? null : `let in ${caller} with ${answer.status}`);
  if (wrong === null && answer.status < 300 && /^application\/json(;|$)/.test(answer.type ?? ''))
    ground.pool.harvest(names(), JSON.parse(answer.body));
  const sent = request.payload === undefined ? '' : ` ${request.payload.toString().slice(0, 400)}`;
  return wrong && `${operation.method} ${operation.path} as ${caller}, ${kind}: ${wrong}\n    ${request.url.slice(0, 300)}${sent}`;
}

let parameterNames: Set<string> | undefined;
function names(): Set<string> {
  parameterNames ??= new Set([
    ...operationsOf(document).flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    'caseId',
    'itemId',
    'partyId',
    'courtId',
    'officialId',
  ]);
  return parameterNames;
}

it('every route is in the document: whom it is for, what it answers, how it refuses', () => {
  const described = operationsOf(document).map(({ method, path, 'x-allow': allow }) => `${method} ${path} ${allow}`);
  const declared = world.app.declaredRoutes
    .filter(({ path }) => path !== '/ws')
    .map(({ method, path, allow }) => `${method} ${path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}')} ${allow}`);
  expect(declared.filter((one) => !described.includes(one))).toEqual([]);
  const ids = operationsOf(document).map(({ operationId }) => operationId);
  expect(ids.length).toBe(new Set(ids).size);
  const dumb = operationsOf(document).filter(({ responses }) =>
    Object.entries(responses).every(([status, { content }]) => !/^2\d\d$/.test(status) || (status === '200' && content === undefined)),
  );
  const hint = 'declare `response`: a schema, or fileAnswer(type, what it is) of base for what is no JSON';
  expect(
    dumb.map(({ path }) => path),
    hint,
  ).toEqual([]);
});

it('no made-up request breaks a route, and every answer is what the document says', { timeout: 30_000 + count * 60 }, async () => {
  const chance = chanceOf(seed);
  const operations = operationsOf(document);
  const faults: string[] = [];
  const tally = new Map<string, number>();
  const slow: { ms: number; name: string }[] = [];
  for (let made = 0; made < count && faults.length < shownFaults; made += 1) {
    // Each operation in its turn, so that a short run leaves none out.
    const operation = operations[made % operations.length];
    if (!operation) break;
    const begun = performance.now();
    const fault = await tryOne(operation, chanceOf(chance.int(0, 2 ** 31)), tally);
    slow.push({ ms: performance.now() - begun, name: `${operation.method} ${operation.path}` });
    if (fault !== null) faults.push(`request ${made}: ${fault}`);
  }
  if (process.env['FUZZ_COUNT'] !== undefined) {
    const lines = [...tally].sort().map(([what, times]) => `${what}: ${times}`);
    const total = slow.reduce((sum, { ms }) => sum + ms, 0);
    const worst = slow
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 12)
      .map(({ ms, name }) => `${name} ${ms.toFixed(0)} ms`);
    console.log(
      `seed ${seed}: ${slow.length} requests over ${operations.length} operations in ${(total / 1000).toFixed(1)} s`,
      lines,
      worst,
    );
  }
  expect(faults).toEqual([]);
});
