import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Eight groups of an IPv6 address, written out; null where the text is none. */
function groupsOf(address: string): readonly string[] | null {
  if (!isIPv6(address)) return null;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
}

/** An IPv4 address inside of IPv6 (RFC 4291, 2.5.5.2) as IPv4, a zone left out. */
function plain(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  return mapped ?? bare;
}

/**
 * What of a client's address tells connections apart: an IPv4 address, or the /64 of an IPv6 one, whose other half a device
 * changes daily (RFC 8981). Null for one that says nothing: the machine itself, or no address.
 */
export function addressOf(text: string): string | null {
  const address = plain(text);
  if (isIPv4(address)) return address.startsWith('127.') ? null : address;
  if (address === '::1' || address.includes('.')) return null;
  const groups = groupsOf(address);
  return groups === null ? null : `${groups.slice(0, 4).join(':')}::/64`;
}

export interface OfficeNetwork {
  readonly office: number;
  /** As Postgres writes a `cidr`: `198.51.100.0/24`. */
  readonly network: string;
}

/** The office whose network an address lies in, by the narrowest network; null for none. */
export function officeOfAddress(networks: readonly OfficeNetwork[], text: string): number | null {
  const address = plain(text);
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null;
  if (family === null) return null;
  const holds = networks.flatMap(({ office, network }) => {
    const [base = '', length = ''] = network.split('/');
    if ((isIPv4(base) ? 'ipv4' : 'ipv6') !== family) return [];
    const list = new BlockList();
    list.addSubnet(base, Number(length), family);
    return list.check(address, family) ? [{ office, length: Number(length) }] : [];
  });
  return holds.sort((a, b) => b.length - a.length)[0]?.office ?? null;
}
