import { z } from 'zod';
import { hashHexSchema } from '../log/index.js';
import { hashTextSchema } from '../tlog/index.js';

/** Where things stand in an evidence bundle. */
export const bundlePaths = {
  manifest: 'manifest.json',
  /** Of all files but itself, as `sha256sum -c` reads it. */
  sums: 'SHA256SUMS',
  readme: 'README.txt',
  inquiry: 'inquiry.json',
  people: 'people.json',
  report: 'report.pdf',
  log: 'log/log.json',
  checkpoint: 'log/checkpoint.txt',
  history: (lot: number) => `lots/${lot}/history.json`,
  bids: (lot: number) => `lots/${lot}/bids.csv`,
  entries: (lot: number) => `lots/${lot}/entries.csv`,
  subject: (kind: string, id: string) => `signals/${kind}-${id}.json`,
} as const;

/** What the bundle holds apart from the log's proofs. The log's entry of the export seals its SHA-256. */
export const bundleManifestSchema = z.strictObject({
  format: z.literal('ochiq-bundle/1'),
  inquiry: z.int().positive(),
  lots: z.array(z.int().positive()),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: hashHexSchema })),
});
export type BundleManifest = z.output<typeof bundleManifestSchema>;

/** What an entry has sealed, shown: `facts` and `nonce` give its `sealed`. */
const openingSchema = z.strictObject({ facts: z.record(z.string(), z.json()), nonce: hashHexSchema });

/** The log's part: every entry of the lots and of the inquiry with the proof that it is in the tree of the checkpoint. */
export const bundleLogSchema = z.strictObject({
  origin: z.string().min(1),
  verifierKey: z.string(),
  oldKeys: z.array(z.string()),
  witnessKeys: z.array(z.string()),
  size: z.int().positive(),
  entries: z.array(
    z.strictObject({
      index: z.int().nonnegative(),
      /** The exact text (RFC 8785 JSON). */
      entry: z.string(),
      /** The siblings from the leaf up (RFC 9162, section 2.1.3). */
      proof: z.array(hashTextSchema).max(64),
      /** Of the inquiry's own entries; null where it stays sealed. */
      opening: openingSchema.nullable(),
    }),
  ),
});
export type BundleLog = z.output<typeof bundleLogSchema>;
