import type { Found } from '@ochiq/shared/registries';

/** What an entry is called in a list: the message's key with its values, or a name that is the same in every language. */
export function nameFound(found: Found): { readonly key: string; readonly values: Record<string, string> } | { readonly name: string } {
  switch (found.registry) {
    case 'vehicles':
      return { name: `${found.make} ${found.model}, ${found.year}` };
    case 'cadastre':
      return { key: `property.what.${found.kind}`, values: { area: String(found.areaM2) } };
    case 'banks':
      return { name: found.bank };
    case 'tax':
      return { key: `property.income.${found.kind}`, values: {} };
    case 'civil':
      return { name: found.holders[0]?.name ?? '' };
  }
}
