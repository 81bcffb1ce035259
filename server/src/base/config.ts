import { z } from 'zod';
import { readXroadConfig, type XroadConfig, xroadEnvironment } from './config-xroad.js';

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** Absent: an embedded Postgres under DATA_DIR. */
  DATABASE_URL: z.url().optional(),
  /** A streaming replica, which answers public reads of visitors who are not signed in. */
  DATABASE_REPLICA_URL: z.url().optional(),
  REPLICA_MAX_LAG_MS: z.coerce.number().int().min(0).default(5_000),
  /** nats://... of the bus that several nodes share; absent: this node is the only one. */
  NATS_URL: z.url({ protocol: /^(nats|tls)$/ }).optional(),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  DATA_DIR: z.string().default('.data'),
  /** Origins other than the server's own that may call it, comma-separated. */
  ALLOWED_ORIGINS: z.string().default(''),
  DEMO: flag.optional(),
  /** The demo without lots: offices, people, courts and cases. */
  DEMO_SMALL: flag.default(false),
  /** By which rules new lots are sold: those of the office's country, or the demo's, which has minutes for days. Absent: as DEMO. */
  RULES: z.enum(['law', 'demo']).optional(),
  /** Our accounts at the bank: CURRENCY:ACCOUNT:BANK CODE, separated by commas; absent in a demo: invented ones. */
  BANK_ACCOUNTS: z
    .string()
    .regex(/^([A-Z]{3}:[A-Z0-9]{10,34}:[A-Z0-9]{5,11}(,(?!$)|$))+$/)
    .optional(),
  /** Whom they belong to, as the bank knows them. */
  BANK_HOLDER: z.string().min(2).max(70).default('Ochiq'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CLIENT_DIR: z.string().default('client/dist'),
  SECURE_COOKIES: flag.default(false),
  TRUST_PROXY: flag.default(false),
  /** Bids of one person and frames of one connection that a node takes per second; four times as many at once. */
  BID_RATE: z.coerce.number().int().min(1).default(10),
  FRAME_RATE: z.coerce.number().int().min(1).default(50),
  /** The name of the public log, for good: it is in every checkpoint. No spaces, no plus sign. */
  LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,200}$/)
    .default('ochiq.local/log'),
  /** The file of the log's private key; absent: DATA_DIR/log/key, made when there is none. */
  LOG_KEY_FILE: z.string().optional(),
  /** The key itself instead, in the same format. All nodes of a database sign with one key. */
  LOG_KEY: z.string().optional(),
  /** Verifier keys that signed the log before, separated by spaces. */
  LOG_OLD_KEYS: z.string().default(''),
  /** Where people reach this server, for the links in letters and the codes on papers; absent: http://localhost:PORT. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** smtp://user:password@host:port or smtps://...; absent, or without MAIL_FROM: notices stay in the page. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Who letters are from: an address, or `Name <address>`. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/)
    .optional(),
  /** The office's seal as PKCS#12; absent: a certificate that this installation makes for itself under DATA_DIR/seal. */
  SEAL_P12_FILE: z.string().optional(),
  SEAL_P12_PASSPHRASE: z.string().default(''),
  /** Whether this node issues the papers of closed lots; several nodes may. */
  PAPERS: flag.default(true),
  /** 64 hexadecimal digits, see `openSecret`; absent: DATA_DIR/secret, made when there is none. All nodes of a database need the same. */
  INSTALLATION_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The same for the draws of officials, see `openSecret`; absent: DATA_DIR/draw-secret. */
  DRAW_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** A folder where courts leave signed files; absent: none is watched. */
  INTAKE_DIR: z.string().optional(),
  /** In development alone: webhooks may go to private addresses and without TLS. */
  WEBHOOKS_PRIVATE: flag.default(false),
  /** The country that this installation asks and answers for in legal assistance (docs/decisions/036-assistance.md). */
  COUNTRY: z.enum(['UZ', 'KG']).default('UZ'),
  /** In development alone: other countries' installations may be at private addresses and without TLS. */
  ASSISTANCE_PRIVATE: flag.default(false),
  /** Witnesses of the log, see docs/witness.md. */
  LOG_WITNESSES: z.string().default(''),
  ...xroadEnvironment,
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly databasePort: number | null;
  readonly replicaUrl: string | null;
  /** A replica further behind is not read. */
  readonly replicaMaxLagMs: number;
  readonly natsUrl: string | null;
  readonly dataDir: string;
  readonly allowedOrigins: readonly string[];
  /** Seeds an empty database and shows demo accounts; the default with an embedded database only. */
  readonly demo: boolean;
  readonly demoSmall: boolean;
  /** Which rule profiles new lots take. */
  readonly rules: 'law' | 'demo';
  /** Our accounts at the bank, at most one a currency; without one nobody can pay in that currency. */
  readonly bankAccounts: readonly BankAccount[];
  readonly logLevel: string;
  readonly clientDir: string;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  /** Bids of one person per second, and frames of one connection; a burst may be four times that. */
  readonly bidRate: number;
  readonly frameRate: number;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Null: no letters are sent. */
  readonly mail: MailConfig | null;
  readonly log: LogConfig;
  /** Null: it is in a file under `dataDir`. */
  readonly secret: string | null;
  /** Null: it is in a file under `dataDir`. */
  readonly drawSecret: string | null;
  /** Null: no folder is watched for courts' files. */
  readonly intakeDir: string | null;
  readonly papers: PapersConfig;
  /** True in development alone: webhooks may go to private addresses and without TLS. */
  readonly webhooksPrivate: boolean;
  readonly xroad: XroadConfig;
  readonly country: 'UZ' | 'KG';
  /** The same for other countries' installations. */
  readonly assistancePrivate: boolean;
}

/** How papers are issued and sealed. */
export interface PapersConfig {
  readonly issue: boolean;
  readonly sealFile: string | null;
  readonly sealPassphrase: string;
}

/** How letters leave. */
export interface MailConfig {
  readonly smtpUrl: string;
  readonly from: string;
}

export interface BankAccount {
  readonly currency: string;
  readonly account: string;
  readonly bankCode: string;
  readonly holder: string;
}

/** No bank has these. */
const demoBankAccounts = 'UZS:20208000900100001001:00014,KGS:1030120000012345:103001,USD:20208840900100001002:00014';

/** How the public log is named, signed and witnessed. */
export interface LogConfig {
  readonly origin: string;
  readonly keyFile: string | null;
  readonly key: string | null;
  readonly oldKeys: readonly string[];
  readonly witnesses: string;
}

/**
 * Reads the configuration from environment variables.
 * @throws ZodError naming each variable that is not usable
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const env = environmentSchema.parse(environment);
  const demo = env.DEMO ?? env.DATABASE_URL === undefined;
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    databasePort: env.DATABASE_PORT ?? null,
    replicaUrl: env.DATABASE_REPLICA_URL ?? null,
    replicaMaxLagMs: env.REPLICA_MAX_LAG_MS,
    natsUrl: env.NATS_URL ?? null,
    dataDir: env.DATA_DIR,
    allowedOrigins: env.ALLOWED_ORIGINS.split(',').filter(Boolean),
    demo,
    demoSmall: env.DEMO_SMALL,
    rules: env.RULES ?? (demo ? 'demo' : 'law'),
    bankAccounts: readBankAccounts(env.BANK_ACCOUNTS ?? (demo ? demoBankAccounts : ''), env.BANK_HOLDER),
    logLevel: env.LOG_LEVEL,
    clientDir: env.CLIENT_DIR,
    secureCookies: env.SECURE_COOKIES,
    trustProxy: env.TRUST_PROXY,
    bidRate: env.BID_RATE,
    frameRate: env.FRAME_RATE,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    mail: env.SMTP_URL === undefined || env.MAIL_FROM === undefined ? null : { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    log: {
      origin: env.LOG_ORIGIN,
      keyFile: env.LOG_KEY_FILE ?? null,
      key: env.LOG_KEY ?? null,
      oldKeys: env.LOG_OLD_KEYS.split(/\s+/).filter(Boolean),
      witnesses: env.LOG_WITNESSES,
    },
    secret: env.INSTALLATION_SECRET ?? null,
    drawSecret: env.DRAW_SECRET ?? null,
    intakeDir: env.INTAKE_DIR ?? null,
    webhooksPrivate: env.WEBHOOKS_PRIVATE,
    xroad: readXroadConfig(env, demo),
    country: env.COUNTRY,
    assistancePrivate: env.ASSISTANCE_PRIVATE,
    papers: {
      issue: env.PAPERS,
      sealFile: env.SEAL_P12_FILE ?? null,
      sealPassphrase: env.SEAL_P12_PASSPHRASE,
    },
  };
}

const readBankAccounts = (text: string, holder: string): BankAccount[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((one) => {
      const [currency = '', account = '', bankCode = ''] = one.split(':');
      return { currency, account, bankCode, holder };
    });
