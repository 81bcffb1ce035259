import type { Chance } from '../../demo/chance.js';

/** Made when wanted: a deep or long one is not carried along. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => ' ',
  () => 0,
  () => -1,
  () => 0.1,
  () => 1e308,
  () => 2_147_483_648,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '9'.repeat(40),
  () => '\0',
  () => 'a\0b',
  () => '\ud800',
  () => '\u202e\u200b',
  () => 'x'.repeat(5000),
  () => "'; drop table lot; --",
  () => '../../../etc/passwd',
  () => '$\u007bjndi:ldap://127.0.0.1/a}',
  () => '<script>alert(1)</script>',
  () => '2026-02-30',
  () => '2026-13-01T25:61:61Z',
  () => '9999-12-31T23:59:59.999Z',
  () => '0001-01-01',
  () => 'NaN',
  () => 'Infinity',
  () => '1e5',
  () => '00000000-0000-0000-0000-000000000000',
  () => [],
  () => ({}),
  () => [[[[]]]],
  () => ({ toString: 'x', constructor: 1 }),
  () => JSON.parse('{"__proto__":{"admin":true}}') as unknown,
  () => JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown,
];

export const hostileValue = (chance: Chance): unknown => chance.pick(hostile)();

/** The same value with one place in it changed, taken away or added. */
export function spoil(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.yes(0.15)) return hostileValue(chance);
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.yes(0.2)) return [...value, hostileValue(chance)];
    const place = chance.int(0, value.length - 1);
    return value.map((one, index) => (index === place ? spoil(one, chance) : one));
  }
  const names = Object.keys(value);
  if (names.length === 0 || chance.yes(0.15))
    return { ...value, [chance.pick(['more', '__proto__x', '', 'id', 'x'.repeat(300)])]: hostileValue(chance) };
  const name = chance.pick(names);
  if (chance.yes(0.2)) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
  return Object.fromEntries(Object.entries(value).map(([one, inner]) => [one, one === name ? spoil(inner, chance) : inner]));
}
