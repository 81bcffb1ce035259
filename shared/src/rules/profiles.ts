import { canonicalJson } from '../tlog/index.js';
import { demo1 } from './demo.js';
import { kg1 } from './kg.js';
import type { Jurisdiction, RuleProfile, RulesMode } from './profile.js';
import { uz1 } from './uz.js';

/** Every version ever published, oldest first. Add; never change or remove: lots, payments and log entries name them. */
export const profiles: readonly RuleProfile[] = [demo1, uz1, kg1];

/** SHA-256 of each version's text (`profileText`), by name and version; a test refuses a version whose text has changed. */
const hashes: Readonly<Record<string, string>> = {
  'demo@1': 'b340b8e9ba59bb7da15fcd1b23da8d810b5c8ae0d8354baf4030762932bb9052',
  'uz@1': 'ff9e8316d046a0569bbf2386ce9762c245f61146b03b9bd4cda72ccc1146867b',
  'kg@1': '1e6aaab3fe09485567da84a75c1f11a8400b57706479247b2bde6d625ccabc78',
};

/** The text of a version that its hash is made over: canonical JSON (RFC 8785), UTF-8. */
export const profileText = (profile: RuleProfile): string => canonicalJson(profile);

/** The SHA-256 of a version's text, 64 hexadecimal digits. @throws Error when the version was never published */
export function profileHash({ name, version }: Pick<RuleProfile, 'name' | 'version'>): string {
  const hash = hashes[`${name}@${version}`];
  if (hash === undefined) throw new Error(`rule profile ${name} ${version} has no published hash`);
  return hash;
}

/** A version by its name, or undefined when this program does not know it. */
export const findProfile = (name: string, version: number): RuleProfile | undefined =>
  profiles.find((one) => one.name === name && one.version === version);

/** The version that a lot names. @throws Error when this program does not know it */
export function profileOf(name: string, version: number): RuleProfile {
  const found = findProfile(name, version);
  if (!found) throw new Error(`unknown rule profile ${name} ${version}`);
  return found;
}

/** The newest version for new lots of a jurisdiction: its law, or the demo's rules. */
export function newestProfile(jurisdiction: Jurisdiction, mode: RulesMode): RuleProfile {
  const found = profiles
    .filter((one) => one.mode === mode && (one.jurisdiction === null || one.jurisdiction === jurisdiction))
    .reduce<RuleProfile | undefined>((newest, one) => (newest && newest.version >= one.version ? newest : one), undefined);
  if (!found) throw new Error(`no ${mode} rule profile for ${jurisdiction}`);
  return found;
}
