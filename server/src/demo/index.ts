import type { DemoAccount } from '@ochiq/shared/people';
import { demoPeople } from './people.js';
import { demoPassword } from './seed.js';

export { debtorsAbroad } from './debtors-abroad.js';
export { seedDemo } from './seed.js';

/** The accounts of the sign-in page. */
export const demoAccounts: readonly DemoAccount[] = demoPeople
  .filter((person) => person.listed)
  .map(({ login, name, role }) => ({ login, name, role, password: demoPassword }));
