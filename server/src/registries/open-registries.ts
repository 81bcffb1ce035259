import { registries as registryNames } from '@ochiq/shared/registries';
import type { Db, XroadConfig } from '../base/index.js';
import { parseServiceId, type Xroad } from '../xroad/index.js';
import { createRegistries } from './ask-registries.js';
import { type Book, createBook } from './book.js';
import type { Registries } from './registries.js';

/**
 * The registries by their services' names, with any book. One that is not named is `down`.
 * @throws Error for a registry that is not one of ours and a service that has no name of X-Road
 */
export function registriesOver(book: Book, config: XroadConfig, xroad: Pick<Xroad, 'ask' | 'client'>): Registries {
  const services = new Map(
    Object.entries(config.registries).map(([name, text]) => {
      const registry = registryNames.find((one) => one === name);
      const service = parseServiceId(text);
      if (registry === undefined || service === null) throw new Error(`XROAD_REGISTRIES: ${name}=${text} is no registry with its service`);
      return [registry, service] as const;
    }),
  );
  const country = /^[A-Z]{2}/.exec(xroad.client?.instance ?? '')?.[0] ?? '';
  return createRegistries({ ask: xroad.ask, book, services, country });
}

/** The registries of this installation, with the book of queries in its database. @throws Error as `registriesOver` */
export const openRegistries = ({ db, config, xroad }: { db: Db; config: XroadConfig; xroad: Pick<Xroad, 'ask' | 'client'> }): Registries =>
  registriesOver(createBook(db), config, xroad);
