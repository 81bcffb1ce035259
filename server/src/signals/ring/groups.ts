export interface Group {
  /** The smallest of its members' ids. */
  readonly id: string;
  /** Ids, ascending. */
  readonly members: readonly string[];
}

/** People who are joined by pairs, directly or over others (union and find with halved paths), in the order of their ids. */
export function groupsOf(pairs: readonly (readonly [string, string])[]): Group[] {
  const parent = new Map<string, string>();
  const rootOf = (person: string): string => {
    let at = person;
    for (;;) {
      const above = parent.get(at) ?? at;
      if (above === at) return at;
      parent.set(at, parent.get(above) ?? above);
      at = above;
    }
  };
  for (const [a, b] of pairs) {
    const [x, y] = [rootOf(a), rootOf(b)];
    // The smaller id stays the root, so a group's root is its id.
    if (x !== y) parent.set(x < y ? y : x, x < y ? x : y);
  }
  const members = new Map<string, Set<string>>();
  for (const person of pairs.flat()) {
    const root = rootOf(person);
    members.set(root, (members.get(root) ?? new Set()).add(person));
  }
  return [...members].map(([id, people]) => ({ id, members: [...people].sort() })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
