import type { AddressInfo } from 'node:net';
import { type Found, type Registry, registries } from '@ochiq/shared/registries';
import { createAuthority } from './certificates.js';
import { createFaultPlan, type FaultPlan } from './fault-plan.js';
import { holdingsOf } from './holdings.js';
import { type Synthetic, syntheticPeople, type Wanted } from './people.js';
import { createStandinRegistry, type StandinRegistry } from './registry.js';
import { createSecurityServer } from './security-server.js';

export interface StandinOptions {
  /** The registries' clock. */
  readonly now: () => Date;
  /** The same seed gives the same strangers; debtors of the demo and `people` are the same with every seed. */
  readonly seed?: number;
  readonly strangers?: number;
  /** Whom the registries shall know besides: each has a car, a home, an account and an income. */
  readonly people?: readonly Wanted[];
  /** False: the demo's debtors are not among the people. */
  readonly demo?: boolean;
  /** Entries beside those that are made up. */
  readonly entries?: readonly Found[];
  /** One country's people only, for an installation of one country. */
  readonly country?: 'UZ' | 'KG';
  /** False: plain HTTP, for runs in which only the faults count. */
  readonly secure?: boolean;
  readonly port?: number;
}

export { type StandinFault, standinFaults } from './fault-plan.js';

/** A running security server with five registries of invented people. */
export interface Standin {
  readonly url: string;
  /** XROAD_* for whoever asks it: `readConfig({ ...process.env, ...standin.env })`, or `startWorld({ env: standin.env })`. */
  readonly env: Readonly<Record<string, string>>;
  /** What goes wrong; nothing at first. */
  readonly plan: FaultPlan;
  readonly people: readonly Synthetic[];
  registry(name: Registry): StandinRegistry;
  /** X-Road-Ids of the messages that came, each as often as it came. */
  messageIds(): readonly string[];
  close(): Promise<void>;
}

/** Who asks, and whom, by their names in X-Road. */
export const standinClient = 'UZ-DEMO/GOV/20200001/OCHIQ';
const serviceOf = (registry: Registry) => `UZ-DEMO/GOV/2030000${registries.indexOf(registry) + 1}/${registry.toUpperCase()}/${registry}`;

/** Starts the stand-in on 127.0.0.1; over mutual TLS with certificates made for it unless `secure` is false. */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const { now, seed = 1, strangers = 400, people: wanted = [], entries = [], country, secure = true, port = 0, demo = true } = options;
  const people = syntheticPeople({ seed, strangers, wanted, demo }).filter(
    ({ region }) => country === undefined || region.startsWith(country),
  );
  const all = [...entries, ...people.flatMap(holdingsOf)];
  const byName = new Map(registries.map((name) => [name, createStandinRegistry(name, all, people, now)]));
  const registryOf = (name: Registry) => {
    const found = byName.get(name);
    if (!found) throw new Error(`no registry ${name}`);
    return found;
  };
  const services = Object.fromEntries(registries.map((name) => [name, serviceOf(name)])) as Record<Registry, string>;
  const authority = secure ? await createAuthority('Stand-in security server', now()) : null;
  const own = await authority?.issue('security-server');
  const theirs = await authority?.issue('ochiq');
  const plan = createFaultPlan();
  const messageIds: string[] = [];
  const tls = authority && own ? { ...own, ca: authority.certificate } : null;
  const server = createSecurityServer({
    registryOf,
    plan,
    services,
    clients: [standinClient],
    tls,
    onMessage: (id) => messageIds.push(id),
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const url = `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: {
      XROAD_SECURITY_SERVER: url,
      XROAD_CLIENT: standinClient,
      XROAD_REGISTRIES: registries.map((name) => `${name}=${services[name]}`).join(';'),
      ...(authority && theirs ? { XROAD_CERT: theirs.cert, XROAD_KEY: theirs.key, XROAD_CA: authority.certificate } : {}),
    },
    plan,
    people,
    registry: registryOf,
    messageIds: () => messageIds,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
