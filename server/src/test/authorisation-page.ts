import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Permission, permissions, type Role, roles } from '@ochiq/shared/people';
import type { Allow, DeclaredRoute } from '../base/index.js';
import type { Entry } from './authorisation-table.js';

const source = fileURLToPath(new URL('../../../shared/src/people/permissions.ts', import.meta.url));

const reaches: Record<Entry['reach'], string> = {
  public: 'what is public',
  xroad: 'what the system itself sent',
  self: 'the own account or office',
  every_office: 'every office',
  list: 'own only',
  object: 'own only',
};

/** The comment before each permission, where there is one: the table's own words. */
function readComments(): ReadonlyMap<string, string> {
  const found = readFileSync(source, 'utf8').matchAll(/\/\*\* (.+) \*\/\n {2}(\w+):/g);
  return new Map([...found].map(([, text = '', name = '']) => [name, text]));
}

const rolesOf = (allow: Allow): readonly string[] => {
  if (allow === 'anyone') return ['anyone'];
  if (allow === 'security_server') return ['admitted systems, over X-Road'];
  return allow === 'signed_in' ? ['anyone signed in'] : permissions[allow];
};

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const mark = (permission: Permission, role: Role) => (permissions[permission].some((one) => one === role) ? 'yes' : '');

/** docs/authorisation.md: the permissions of each role and whom each route is for, as the running server declares them. */
export function authorisationPage(routes: readonly DeclaredRoute[], entries: Readonly<Record<string, Entry>>): string {
  const comments = readComments();
  const names = Object.keys(permissions) as Permission[];
  const sorted = routes.toSorted((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1));
  const rows = sorted.map(({ method, path, allow }) => {
    const entry = entries[`${method} ${path}`];
    const reach = entry ? reaches[entry.reach] : '';
    const foreign = entry?.reach === 'object' ? String(entry.foreign) : '';
    const permission = allow === 'anyone' || allow === 'signed_in' || allow === 'security_server' ? '' : `\`${allow}\``;
    return [method, `\`${path}\``, permission, rolesOf(allow).join(', '), reach, foreign];
  });
  return `# Authorisation

Printed by \`npm run docs:authorisation\` from \`shared/src/people/permissions.ts\`, from the routes as the running server declares them,
and from \`server/src/test/authorisation-table.ts\`. A test fails when this page is not what they print. Do not edit it by hand.

Another test calls every route as every role and as nobody, with own things and with another owner's: whoever is not named is refused
(401 or 403) before anything else is looked at, and what is another office's or another person's is refused with the status below.

## Permissions

${table(
  ['permission', 'what it is for', ...roles],
  names.map((name) => [`\`${name}\``, comments.get(name) ?? '', ...roles.map((role) => mark(name, role))]),
)}

## Routes

${table(['method', 'path', 'permission', 'for', 'reaches', "another owner's"], rows)}
`;
}
