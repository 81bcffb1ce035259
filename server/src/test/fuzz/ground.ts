import { officeRoles, permissions, type Role, roles } from '@ochiq/shared/people';
import sharp from 'sharp';
import { demoXroadSecret } from '../../base/index.js';
import { type Chance, chanceOf } from '../../demo/chance.js';
import { paperFileOf, paperOf } from '../authorisation-papers.js';
import {
  applicantOf,
  appraisalOf,
  itemOf,
  lotInReview,
  lotOf,
  type MakeThing,
  noticeOf,
  type Owner,
  partyOf,
  photoOf,
  proposalOf,
  questionOf,
  saleOf,
  seizureOf,
  webhookOf,
} from '../authorisation-things.js';
import { depositReference, payment, statement } from '../bank.js';
import { makeOffice, type TestPerson, type World } from '../world.js';
import type { Operation } from './operations.js';
import type { UploadFile } from './request.js';
import type { Known } from './sample.js';

/** So many values of a name are kept, the newest. */
const keptValues = 60;
/** Names under which the same kind of thing is asked for. */
const aliases: Readonly<Record<string, string>> = {
  case: 'caseId',
  item: 'itemId',
  party: 'partyId',
  court: 'courtId',
  office: 'officeId',
  subjectId: 'lot',
  lotId: 'lot',
  assignee: 'auditor',
  official: 'officialId',
};

/** Things that exist, by name; answers add to them. */
export function createPool() {
  const values = new Map<string, unknown[]>();
  const nameOf = (name: string) => aliases[name] ?? name;
  const add = (name: string, value: unknown) => {
    const kept = values.get(nameOf(name)) ?? [];
    values.set(nameOf(name), [value, ...kept.filter((one) => one !== value)].slice(0, keptValues));
  };
  const known: Known = (name, chance) => {
    const kept = values.get(nameOf(name));
    return kept === undefined ? undefined : chance.pick(kept);
  };
  /** Takes in what an answer names by a path parameter of some route. */
  const harvest = (names: ReadonlySet<string>, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if ((typeof inner === 'string' || typeof inner === 'number') && names.has(nameOf(name))) add(name, inner);
      else harvest(names, inner);
    }
  };
  return { add, known, harvest };
}

export type Pool = ReturnType<typeof createPool>;
export type Caller = Role | 'nobody';

/** Whether the document says that an operation is for such a caller. */
export function isFor({ 'x-allow': allow }: Operation, caller: Caller): boolean {
  if (allow === 'anyone') return true;
  if (caller === 'nobody') return false;
  const named: Readonly<Record<string, readonly Role[]>> = permissions;
  return allow === 'signed_in' || (named[allow]?.includes(caller) ?? false);
}

/** Whether an operation is called by systems over X-Road, and by no person. */
export const isForSystems = ({ 'x-allow': allow }: Operation): boolean => allow === 'security_server';

/** As the demo's security server passes on a court's message. */
export const systemHeaders = (chance: Chance): Record<string, string> => ({
  'x-security-server-secret': demoXroadSecret,
  'x-road-client': chance.pick(['UZ-DEMO/GOV/20100001/COURTS', 'KG-DEMO/GOV/70100001/COURTS']),
  'x-road-id': `message-${chance.int(0, 2 ** 31)}`,
});

/** A person of each role, the staff in one office, and one of everything that a route can name. */
export async function settle(world: World): Promise<{ people: Map<Caller, TestPerson | null>; pool: Pool; files: UploadFile[] }> {
  const office = await makeOffice(world.db);
  const people = new Map<Caller, TestPerson | null>([['nobody', null]]);
  const make = (role: Role) => world.person(officeRoles.some((one) => one === role) ? { role, office } : { role });
  for (const role of roles) people.set(role, await make(role));
  const pool = createPool();
  const owner: Owner = { office, person: people.get('bailiff') ?? (await make('bailiff')) };
  const makers: MakeThing[] = [
    lotOf('draft'),
    lotOf('published'),
    lotOf('live'),
    lotInReview,
    partyOf,
    itemOf,
    appraisalOf,
    seizureOf,
    photoOf,
  ];
  makers.push(proposalOf, questionOf, saleOf, applicantOf, noticeOf, paperOf, paperFileOf);
  for (const maker of makers) {
    const { params, caseId } = await maker(world, owner);
    for (const [name, value] of Object.entries(params)) pool.add(name, /^\d+$/.test(value) ? Number(value) : value);
    if (caseId > 0) pool.add('caseId', caseId);
  }
  for (const role of ['citizen', 'operator'] as const) {
    const person = people.get(role);
    if (person) pool.add('webhook', (await webhookOf(world, { office, person })).params['webhook']);
  }
  const courts = await world.db.sql<{ id: number }>('select id from court limit 3');
  for (const { id } of courts) pool.add('courtId', id);
  pool.add('officeId', office);
  for (const [name, role] of [
    ['auditor', 'auditor'],
    ['officialId', 'bailiff'],
  ] as const)
    pool.add(name, people.get(role)?.id);
  return { people, pool, files: await filesOf(Number(pool.known('lot', chanceOf(1)))) };
}

/** Good ones and bad ones of every kind that is taken in anywhere. */
async function filesOf(lot: number): Promise<UploadFile[]> {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .png()
    .toBuffer();
  const file = (name: string, type: string, bytes: Buffer | string): UploadFile => ({ name, type, bytes: Buffer.from(bytes) });
  return [
    file('photo.png', 'image/png', png),
    file('cut.png', 'image/png', png.subarray(0, 60)),
    file('act.pdf', 'application/pdf', '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
    file('cut.pdf', 'application/pdf', '%PDF-1.4\n1 0 obj'),
    file('table.csv', 'text/csv', 'case number;court\n1;2\n'),
    file('table.csv', 'text/csv', '\ufeff"a,b\n'),
    file('zip.xlsx', 'application/octet-stream', 'PK\u0003\u0004nothing'),
    file('empty', 'text/plain', ''),
    file('../../x\u202e', 'text/html', '<script>'),
    file('statement.xml', 'application/xml', statement(payment(depositReference(lot, 1), 10_000n))),
    file('bomb.xml', 'application/xml', '<!DOCTYPE a [<!ENTITY b "bbbb">]><Document>&b;</Document>'),
    file('cut.xml', 'application/xml', '<Document><BkToCstmrStmt>'),
  ];
}
