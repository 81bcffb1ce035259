import type { Role } from '@ochiq/shared/people';

/** The pages that only one role may open. */
const homes: Partial<Record<Role, string>> = { bailiff: '/bailiff', auditor: '/auditor' };

/**
 * Where someone goes who has just signed in: where they came from, else to their role's own page.
 * Only a path of this site counts; an address that another site wrote into the link does not.
 */
export function placeAfterSignIn(next: unknown, roles: readonly Role[]): string {
  const home = roles.map((role) => homes[role]).find((path) => path !== undefined) ?? '/';
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next) || next.startsWith('/sign-in')) return home;
  // Someone of another role would only be sent back here.
  const owner = (Object.keys(homes) as Role[]).find((role) => next.startsWith(homes[role] ?? '\0'));
  return owner && !roles.includes(owner) ? home : next;
}
