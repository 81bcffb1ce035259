interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Names the chunk `first` for all that the given modules import at once, whoever else uses it: one file over a slow connection comes
 * sooner than thirty small ones.
 */
export function firstParts(starts: readonly string[]) {
  let found: Set<string> | null = null;
  return (id: string, modules: Modules): string | null => {
    found ??= reach(starts, modules);
    return found.has(id) ? 'first' : null;
  };
}

function reach(starts: readonly string[], modules: Modules): Set<string> {
  const seen = new Set<string>();
  const left = [...starts];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    left.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
