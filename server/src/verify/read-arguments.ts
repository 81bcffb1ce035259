import { parseArgs } from 'node:util';

/** What to audit: an installation, or a file that one has given out. */
export type VerifyArguments = PlatformArguments | BundleArguments;

export interface BundleArguments {
  readonly bundle: string;
  readonly key: string | null;
  readonly json: boolean;
}

export interface PlatformArguments {
  readonly url: string;
  /** Another country's installation, whose log is laid beside this one's. */
  readonly with: string | null;
  /** File of a checkpoint that was seen earlier. */
  readonly since: string | null;
  /** The log's verifier key, when it is known from elsewhere. */
  readonly key: string | null;
  /** Folder of what is kept between audits; null: nothing is. */
  readonly cache: string | null;
  readonly json: boolean;
}

export const usage = `usage: npm run verify -- URL [--with URL] [--since FILE] [--key VKEY] [--cache DIR | --no-cache] [--json]
       npm run verify -- --bundle FILE.zip [--key VKEY] [--json]
  URL        the installation, such as https://auction.example
  --with     another country's installation: its log is checked, too, and the messages of both must pair
  --bundle   an evidence bundle of an inquiry, checked without asking anybody
  --since    a checkpoint that you have seen: the log must have grown out of it
  --key      the log's key, known from elsewhere; without it the first one that is seen is remembered
  --cache    where to keep tiles and the last checkpoint (.verify/HOST)
  --json     one finding a line as JSON`;

/** @returns null for arguments that make no sense */
export function readArguments(args: readonly string[]): VerifyArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        with: { type: 'string' },
        since: { type: 'string' },
        key: { type: 'string' },
        bundle: { type: 'string' },
        cache: { type: 'string' },
        'no-cache': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.bundle !== undefined) {
      const { bundle, key = null, json } = values;
      return positionals.length > 0 || bundle === '' ? null : { bundle, key, json };
    }
    const [url = '', ...more] = positionals;
    if (more.length > 0 || !/^https?:$/.test(new URL(url).protocol)) return null;
    const cache = values['no-cache'] ? null : (values.cache ?? `.verify/${new URL(url).host.replace(':', '_')}`);
    if (values.with !== undefined && !/^https?:$/.test(new URL(values.with).protocol)) return null;
    return { url, with: values.with ?? null, since: values.since ?? null, key: values.key ?? null, cache, json: values.json };
  } catch {
    return null;
  }
}
