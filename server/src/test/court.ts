import { randomBytes } from 'node:crypto';
import { type ExecutiveDocument, sampleDocument } from '@ochiq/shared/intake';
import { makeOffice, startWorld, type TestPerson, type World, type WorldOptions } from './world.js';

const secret = 'a-secret-of-the-security-server';
const client = 'UZ-TEST/GOV/20100001/COURTS';
/** What a world needs to hear courts over X-Road. */
const courtEnv = { XROAD_SECRET: secret, XROAD_CLIENTS: `documents=${client}` } as const;

/** An office of Tashkent with officials who are seated, and a court that delivers to it. */
export interface TestCourt {
  readonly world: World;
  readonly office: number;
  readonly courtId: number;
  readonly bailiffs: readonly TestPerson[];
  readonly senior: TestPerson;
  /** A document that no other is like. */
  document(change?: Partial<ExecutiveDocument>): ExecutiveDocument;
  deliver(document: unknown, headers?: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Asks how a document stands. */
  ask(number: string): Promise<{ status: number; body: Record<string, unknown> }>;
  seat(person: TestPerson): Promise<void>;
}

let numbers = 0;

export async function startCourt(options: WorldOptions & { seated?: number; callbackUrl?: string } = {}): Promise<TestCourt> {
  const { seated = 3, callbackUrl = null } = options;
  const world = await startWorld({ ...options, env: { ...courtEnv, ...options.env } });
  const office = await makeOffice(world.db);
  const senior = await world.person({ role: 'senior_bailiff', office });
  const [court] = await world.db.sql<{ id: number }>(
    `insert into court (name, jurisdiction) values ('{"en":"Test court"}', 'UZ') returning id`,
  );
  const courtId = court?.id ?? 0;
  await world.db.sql('insert into court_channel (court_id, code, xroad_client, callback_url) values ($1, $2, $3, $4)', [
    courtId,
    'UZ-CIV-1',
    client,
    callbackUrl,
  ]);
  const headers = { 'x-security-server-secret': secret, 'x-road-client': client, 'x-road-id': 'message-1' };
  const call = async (method: 'GET' | 'POST', url: string, payload?: unknown, more: Record<string, string> = {}) => {
    const response = await world.app.inject({
      method,
      url,
      headers: { ...headers, 'content-type': 'application/json', ...more },
      ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
    });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };
  const seat = async (person: TestPerson) => {
    const response = await world.app.inject({
      method: 'POST',
      url: '/api/bailiff/seats',
      headers: { cookie: senior.cookie },
      payload: { personId: person.id },
    });
    if (response.statusCode !== 200) throw new Error(`no seat: ${response.body}`);
  };
  const bailiffs: TestPerson[] = [];
  for (let one = 0; one < seated; one += 1) {
    const bailiff = await world.person({ role: 'bailiff', office });
    await seat(bailiff);
    bailiffs.push(bailiff);
  }
  return {
    world,
    office,
    courtId,
    bailiffs,
    senior,
    document(change) {
      numbers += 1;
      return sampleDocument({ nonce: randomBytes(32).toString('hex'), number: `2-${numbers}/26`, ...change });
    },
    deliver: (document, more) => call('POST', '/xroad/documents', document, more),
    ask: (number) => call('GET', `/xroad/documents?court=UZ-CIV-1&number=${encodeURIComponent(number)}`),
    seat,
  };
}
