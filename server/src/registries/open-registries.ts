import { registries as registryNames } from '@ochiq/shared/registries';
import type { Db, XroadConfig } from '../base/index.js';
import { parseServiceId, type Xroad } from '../xroad/index.js';
import { createRegistries } from './ask-registries.js';
import { createBook } from './book.js';
import type { Registries } from './registries.js';

/**
 * The registries of this installation. Without a security server, or a registry's service, it is `down`.
 * @throws Error for a registry that is not one of ours and a service that has no name of X-Road
 */
export function openRegistries({ db, config, xroad }: { db: Db; config: XroadConfig; xroad: Pick<Xroad, 'ask' | 'client'> }): Registries {
  const services = new Map(
    Object.entries(config.registries).map(([name, text]) => {
      const registry = registryNames.find((one) => one === name);
      const service = parseServiceId(text);
      if (registry === undefined || service === null) throw new Error(`XROAD_REGISTRIES: ${name}=${text} is no registry with its service`);
      return [registry, service] as const;
    }),
  );
  const country = /^[A-Z]{2}/.exec(xroad.client?.instance ?? '')?.[0] ?? '';
  return createRegistries({ ask: xroad.ask, book: createBook(db), services, country });
}
