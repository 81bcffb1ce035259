import { type Permission, permissions, type Role } from '@ochiq/shared/people';

/** The areas that only some may open, the one that someone works in most first. */
const areas: readonly (readonly [string, Permission])[] = [
  ['/bailiff', 'work_desk'],
  ['/auditor', 'audit'],
  ['/accounts', 'read_accounts'],
  ['/operator', 'operate'],
];

/** Pages inside an area that more people may open than the rest of it: an accountant does a part in each sale. */
const open: readonly (readonly [RegExp, Permission])[] = [[/^\/bailiff\/(sales|lots\/\d+\/sale)$/, 'see_sales']];

const may = (roles: readonly Role[], permission: Permission) => permissions[permission].some((role) => roles.includes(role));

/**
 * Where someone goes who has just signed in: where they came from, else to their role's own page.
 * Only a path of this site counts; an address that another site wrote into the link does not.
 */
export function placeAfterSignIn(next: unknown, roles: readonly Role[]): string {
  const home = areas.find(([, permission]) => may(roles, permission))?.[0] ?? '/';
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next) || next.startsWith('/sign-in')) return home;
  // Someone of another role would only be sent back here.
  if (open.some(([path, permission]) => path.test(next) && may(roles, permission))) return next;
  const closed = areas.some(([path, permission]) => next.startsWith(path) && !may(roles, permission));
  return closed ? home : next;
}
