import { z } from 'zod';

/** Which services of ours which clients may call: `service=client client;service=client`, a client as X-Road writes it. */
const admittedForm = /^([A-Za-z0-9-]+=[^\s;=]+( [^\s;=]+)*(;(?!$)|$))+$/;

/** The variables of the way to other bodies' systems, which is X-Road. Certificates and keys are PEM, as a file or as text. */
export const xroadEnvironment = {
  /** Our security server; absent: nobody is asked, and each question is answered by `down`. */
  XROAD_SECURITY_SERVER: z.url({ protocol: /^https?$/ }).optional(),
  /** Who we are: instance/class/member/subsystem. */
  XROAD_CLIENT: z.string().optional(),
  /** The registries' services: `civil=instance/class/member/subsystem/service;...`. */
  XROAD_REGISTRIES: z.string().default(''),
  XROAD_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(15_000),
  XROAD_CERT_FILE: z.string().optional(),
  XROAD_CERT: z.string().optional(),
  XROAD_KEY_FILE: z.string().optional(),
  XROAD_KEY: z.string().optional(),
  /** Who issued the security server's certificate: nobody else is believed in, either way. */
  XROAD_CA_FILE: z.string().optional(),
  XROAD_CA: z.string().optional(),
  /** Where the security server calls our services with its certificate; absent: no such listener. */
  XROAD_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  XROAD_HOST: z.string().default('127.0.0.1'),
  /** What a proxy of ours sends as X-Security-Server-Secret once it has looked at the certificate itself; absent: this way is closed. */
  XROAD_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{24,200}$/)
    .optional(),
  XROAD_CLIENTS: z.string().regex(admittedForm).optional(),
};
const variables = z.object(xroadEnvironment);

/** A PEM: where it is, or what it says. */
export interface PemSource {
  readonly file: string | null;
  readonly text: string | null;
}

export interface XroadConfig {
  readonly securityServer: string | null;
  readonly client: string | null;
  /** Service ids by the name of the registry. */
  readonly registries: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly certificate: PemSource;
  readonly key: PemSource;
  readonly authority: PemSource;
  readonly listen: { readonly port: number; readonly host: string } | null;
  readonly secret: string | null;
  /** Clients by our service's code. */
  readonly admitted: Readonly<Record<string, readonly string[]>>;
}

/** Known to everybody, like the demo's passwords. */
export const demoXroadSecret = 'ochiq-demo-security-server';
/** The courts of the demo, which deliver documents; each country is an instance of X-Road. */
const demoClients = 'documents=UZ-DEMO/GOV/20100001/COURTS KG-DEMO/GOV/70100001/COURTS';

const pairs = (text: string) =>
  text
    .split(';')
    .filter(Boolean)
    .map((one): [string, string] => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]);

/** @throws Error when a certificate is named without its key, or a listener without both and the authority */
export function readXroadConfig(env: z.output<typeof variables>, demo: boolean): XroadConfig {
  const pem = (file: string | undefined, text: string | undefined): PemSource => ({ file: file ?? null, text: text ?? null });
  const has = ({ file, text }: PemSource) => file !== null || text !== null;
  const certificate = pem(env.XROAD_CERT_FILE, env.XROAD_CERT);
  const key = pem(env.XROAD_KEY_FILE, env.XROAD_KEY);
  const authority = pem(env.XROAD_CA_FILE, env.XROAD_CA);
  if (has(certificate) !== has(key)) throw new Error('XROAD_CERT and XROAD_KEY belong together');
  if (env.XROAD_PORT !== undefined && !(has(certificate) && has(authority))) {
    throw new Error('XROAD_PORT needs XROAD_CERT, XROAD_KEY and XROAD_CA: without them anybody could call');
  }
  if (env.XROAD_SECURITY_SERVER !== undefined && env.XROAD_CLIENT === undefined) {
    throw new Error('XROAD_SECURITY_SERVER needs XROAD_CLIENT: who asks');
  }
  return {
    securityServer: env.XROAD_SECURITY_SERVER?.replace(/\/+$/, '') ?? null,
    client: env.XROAD_CLIENT ?? null,
    registries: Object.fromEntries(pairs(env.XROAD_REGISTRIES)),
    timeoutMs: env.XROAD_TIMEOUT_MS,
    certificate,
    key,
    authority,
    listen: env.XROAD_PORT === undefined ? null : { port: env.XROAD_PORT, host: env.XROAD_HOST },
    secret: env.XROAD_SECRET ?? (demo ? demoXroadSecret : null),
    admitted: Object.fromEntries(
      pairs(env.XROAD_CLIENTS ?? (demo ? demoClients : '')).map(([service, clients]) => [service, clients.split(' ')]),
    ),
  };
}
