export { openRegistries, registriesOver } from './open-registries.js';
export type { Answer, Ask, Registries } from './registries.js';
export { type Order, searchSchema } from './wire.js';
