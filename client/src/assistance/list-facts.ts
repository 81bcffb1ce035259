/** A fact of a request or an answer by its path, with the group that it stands in. */
export interface Fact {
  readonly path: string;
  readonly value: string | null;
  /** The currency that stands beside an amount. */
  readonly currency: string | null;
}

/** The facts of a value in groups: a group for each member of a list, and one for all else. Paths are those of the table of facts. */
export function listFacts(value: unknown): Fact[][] {
  const [plain, groups]: [Fact[], Fact[][]] = [[], []];
  const add = (one: unknown, path: string, into: Fact[], currency: string | null): void => {
    if (Array.isArray(one)) {
      for (const member of one) {
        const group: Fact[] = [];
        add(member, path, group, null);
        groups.push(group);
      }
    } else if (typeof one === 'object' && one !== null) {
      const known = 'currency' in one && typeof one.currency === 'string' ? one.currency : null;
      for (const [name, inner] of Object.entries(one)) add(inner, path === '' ? name : `${path}.${name}`, into, known);
    } else into.push({ path, value: one === null || one === undefined ? null : String(one), currency });
  };
  add(value, '', plain, null);
  return [plain, ...groups].filter((group) => group.length > 0);
}
