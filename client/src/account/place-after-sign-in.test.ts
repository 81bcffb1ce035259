import type { Role } from '@ochiq/shared/people';
import { describe, expect, it } from 'vitest';
import { placeAfterSignIn } from './place-after-sign-in';

describe('placeAfterSignIn', () => {
  it.each<[string, unknown, Role[], string]>([
    ['goes back to the lot', '/lots/7', ['citizen'], '/lots/7'],
    ['goes home without a wish', undefined, ['citizen'], '/'],
    ['brings a bailiff to the desk', undefined, ['bailiff'], '/bailiff'],
    ['refuses another site', 'https://evil.example/', ['citizen'], '/'],
    ['refuses another site without a scheme', '//evil.example/', ['citizen'], '/'],
    ['refuses a backslash', '/\\evil.example', ['citizen'], '/'],
    ['does not come back to the sign-in', '/sign-in?next=/', ['citizen'], '/'],
    ['keeps a citizen out of the desk', '/bailiff/lots/3', ['citizen'], '/'],
    ['keeps a bailiff on the desk', '/bailiff/lots/3', ['bailiff'], '/bailiff/lots/3'],
    ['lets an accountant into a sale', '/bailiff/lots/3/sale', ['accountant'], '/bailiff/lots/3/sale'],
    ['keeps an accountant out of the desk', '/bailiff/lots/3', ['accountant'], '/accounts'],
    ['brings an accountant to the accounts', undefined, ['accountant'], '/accounts'],
    ['lets an auditor read the books', '/accounts/books', ['auditor'], '/accounts/books'],
    ['keeps a citizen out of the accounts', '/accounts/books', ['citizen'], '/'],
    ['keeps a citizen out of a sale', '/bailiff/sales', ['citizen'], '/'],
    ['brings a senior bailiff to the desk', undefined, ['senior_bailiff'], '/bailiff'],
    ['brings an operator to the operations', undefined, ['operator'], '/operator'],
    ['refuses a repeated parameter', ['/a', '/b'], ['auditor'], '/auditor'],
  ])('%s', (_name, next, roles, expected) => {
    expect(placeAfterSignIn(next, roles)).toBe(expected);
  });
});
