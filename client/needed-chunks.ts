/** A chunk of the build, as far as it is looked at here. */
export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** The chunks of a build by file name. */
export function chunksOf(bundle: Readonly<Record<string, { readonly type: string }>>): Map<string, Chunk> {
  const isChunk = (one: { readonly type: string }): one is Chunk & { readonly type: 'chunk' } => one.type === 'chunk';
  return new Map(
    Object.values(bundle)
      .filter(isChunk)
      .map((one) => [one.fileName, one]),
  );
}

/** A chunk with all that it needs at once: scripts and styles. */
export function* needed(start: Chunk, chunks: ReadonlyMap<string, Chunk>, seen = new Set<string>()): Generator<string> {
  if (seen.has(start.fileName)) return;
  seen.add(start.fileName);
  yield start.fileName;
  yield* start.viteMetadata?.importedCss ?? [];
  for (const name of start.imports) {
    const chunk = chunks.get(name);
    if (chunk) yield* needed(chunk, chunks, seen);
  }
}
