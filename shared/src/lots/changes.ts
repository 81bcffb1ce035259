import type { Change } from './correction.js';

/** The leaves of a JSON value by their path; an item of a list goes by its `id` where it has one, so that order is no change. */
function leavesOf(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (typeof value !== 'object') return into.set(path, String(value));
  for (const [key, member] of Object.entries(value)) {
    const name = Array.isArray(value) && hasId(member) ? member.id : key;
    leavesOf(member, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
}

const hasId = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/** Where two JSON values differ, place by place, in the order of the later one; null stands for what is not there. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [old, now] = [leavesOf(before, '', new Map()), leavesOf(after, '', new Map())];
  const paths = [...new Set([...now.keys(), ...old.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
}
