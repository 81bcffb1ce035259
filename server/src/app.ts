import { join } from 'node:path';
import { type LotEvent, lotEventSchema } from '@ochiq/shared/bids';
import type { DemoAccount } from '@ochiq/shared/people';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { openAssistance } from './assistance/index.js';
import { auditRoutes, createFreezeWatch, explanationTasks, keepPaperLook, readNewestInquiries } from './audit/index.js';
import {
  answerRouterError,
  type Bus,
  type Config,
  createClock,
  createFiles,
  createLocalBus,
  createReaders,
  type Db,
  newId,
  openDb,
  openNatsBus,
  openSecret,
  readClock,
  type Tx,
} from './base/index.js';
import {
  bidChannel,
  bidRoutes,
  createEngine,
  createHub,
  createListing,
  createTimekeeper,
  createWatchings,
  deleteWatchings,
  followBus,
} from './bids/index.js';
import { caseRoutes, itemRoutes } from './cases/index.js';
import { openDebtors } from './debtors/index.js';
import { accountRoutes, applicantTasks, bankAccountsOf, depositRoutes, hasHeldDeposit, readBidderNumbers } from './deposits/index.js';
import { createTracer, deviceOf, findVisitor, identityRoutes } from './identity/index.js';
import { intakeTasks, openIntake } from './intake/index.js';
import { createLog, logRoutes, openPublicLog, readEvents, readHeads } from './log/index.js';
import {
  cardsOf,
  countLots,
  forgetAsker,
  lotRoutes,
  publishRules,
  queueRoutes,
  readEndingSoon,
  readLotsOf,
  standingOf,
} from './lots/index.js';
import { createJobs, createNoticeWork, deleteNotices, noticeRoutes, openPost, operatorRoutes } from './notices/index.js';
import { openDataRoutes } from './opendata/index.js';
import { openPages } from './pages/index.js';
import { createPress, openPapers } from './papers/index.js';
import { registerPlugins } from './plugins.js';
import { openProperty } from './property/index.js';
import { openRegistries } from './registries/index.js';
import { createSearchWork, deleteSearches, feedRoutes, searchRoutes } from './searches/index.js';
import { createSettler, priceDesk, saleTasks, settlementRoutes, unfinishedLots } from './settlement/index.js';
import { createSignalWork, signalRoutes } from './signals/index.js';
import { createCounting, statisticsRoutes } from './statistics/index.js';
import { statusRoutes } from './status/index.js';
import { createPoster, createWebhookWork, deleteWebhooks, webhookRoutes } from './webhooks/index.js';
import { openXroad } from './xroad/index.js';

export interface AppOptions {
  readonly config: Config;
  readonly db: Db;
  /** Shown on the sign-in page of a demo. */
  readonly demoAccounts: readonly DemoAccount[];
  /** False: nothing runs in the background by pg-boss (its schema alone takes a small test longer than all it tests). */
  readonly jobs?: boolean;
}

const bodyLimitBytes = 256 * 1024;

/** Builds the whole server on an open, migrated database; not yet listening. Closing it leaves the database open. */
export async function buildApp({ config, db, demoAccounts, jobs: enabled = true }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: bodyLimitBytes,
    trustProxy: config.trustProxy,
    genReqId: newId,
    frameworkErrors: answerRouterError,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const onError = (error: unknown) => app.log.error({ err: error }, 'background work failed');
  const clock = createClock();
  clock.observe((await readClock(db)).getTime());
  const bus = await openBus(config, onError);
  const log = createLog(bus);
  const publicLog = await openPublicLog({ db, config: config.log, dataDir: config.dataDir, onError });
  const jobs = createJobs({ db, onError, enabled });
  const secret = await openSecret({ given: config.secret, dataDir: config.dataDir });
  const tracer = createTracer({ db, clock, secret, onError });
  const watchings = createWatchings({ db, clock, onError });
  const files = createFiles(join(config.dataDir, 'media'));
  const listing = createListing({ db, onError });
  const engine = createEngine({ db, clock, log, onError, onChange: listing.mark });
  const past = {
    standing: (lot: number) => standingOf(db, lot),
    events: (lot: number, since: number) => readEvents(db, lot, since),
    heads: (lots: readonly number[]) => readHeads(db, lots),
  };
  const hub = createHub({ past, clock, onError });
  const timekeeper = createTimekeeper({ db, clock, log, onError });
  const settler = createSettler({ db, clock, log, onError });
  const stopFollowing = followBus({ bus, hub, onError });
  const papers = openPapers({ db, log, config, keepLook: (who, look) => keepPaperLook({ db, log, secret }, who, look), onError });

  const onVisitor: Parameters<typeof bidChannel>[0]['onVisitor'] = ({ personId }, request) =>
    tracer.see(personId, { ip: request.ip, device: deviceOf(request) });

  const replica = config.replicaUrl === null ? null : openDb(config.replicaUrl, onError);
  const readers = createReaders({ primary: db, replica, maxLagMs: config.replicaMaxLagMs, log: (line) => app.log.warn(line) });
  const pages = openPages({ readers, publicUrl: config.publicUrl });
  await registerPlugins(app, config, findVisitor({ db, clock }), pages.fill);
  const xroad = openXroad(config.xroad);
  await app.register(xroad.door);
  const registries = openRegistries({ db, config: config.xroad, xroad });
  const participantsOf = async (tx: Tx, lot: number) => [...(await readBidderNumbers(tx, lot)).keys()];
  const ground = { config, db, readers, clock, log, jobs, files, secret, tracer, demoAccounts, participantsOf, registries };
  await app.register(identityRoutes({ ...ground, isBound: hasHeldDeposit, forget: forgetPerson }));
  await app.register(caseRoutes({ ...ground, countLots, unfinishedLots }));
  await app.register(itemRoutes({ ...ground, privateFiles: createFiles(join(config.dataDir, 'private')), lotsOf: readLotsOf }));
  const intake = await openIntake({ ...ground, publicLog, xroad, onError });
  await app.register(intake.routes);
  await app.register(lotRoutes(ground));
  await app.register(feedRoutes(ground));
  await app.register(searchRoutes(ground));
  const searchWork = createSearchWork(db, onError);
  await app.register(queueRoutes({ db, taskSources: [intakeTasks, applicantTasks, saleTasks, explanationTasks] }));
  const bank = { bankAccounts: bankAccountsOf(config.bankAccounts), demo: config.demo };
  const debtors = openDebtors({ ...ground, ...bank, privateFiles: createFiles(join(config.dataDir, 'private')), onError });
  const money = { ...ground, ...bank, prices: priceDesk, takeDebts: debtors.settle };
  await app.register(depositRoutes(money));
  await app.register(accountRoutes(money));
  await app.register(bidRoutes(ground));
  await app.register(bidChannel({ engine, hub, clock, config, watchings, onVisitor, watchersElsewhere: () => 0, onError }));
  await app.register(papers.routes);
  await app.register(settlementRoutes(ground));
  const property = openProperty({ ...ground, onError });
  await app.register(property.routes);
  await app.register(debtors.routes);
  const assistance = openAssistance({ ...ground, onError });
  await app.register(assistance.routes);
  await app.register(openDataRoutes({ db, publicUrl: config.publicUrl }));
  await app.register(pages.routes);
  await app.register(statisticsRoutes(ground));
  const counting = createCounting(db, onError);
  const webhooks = { ...ground, publicUrl: config.publicUrl, post: createPoster({ allowPrivate: config.webhooksPrivate }) };
  const webhookWork = createWebhookWork(webhooks, onError);
  await app.register(webhookRoutes(webhooks));
  const signals = { ...ground, inquiriesOf: readNewestInquiries };
  const signalWork = createSignalWork(signals, onError);
  await app.register(signalRoutes(signals));
  const press = createPress();
  await app.register(auditRoutes({ ...ground, signals, publicLog, press }));
  const freezeWatch = createFreezeWatch({ ...ground, onError });
  await app.register(logRoutes({ db, ...publicLog }));
  const post = config.mail === null ? null : openPost(config.mail);
  const lots = { cards: cardsOf, admitted: readBidderNumbers, endingSoon: readEndingSoon };
  const noticeGround = { db, jobs, post, lots, publicUrl: config.publicUrl };
  const noticeWork = createNoticeWork(noticeGround, onError);
  await app.register(noticeRoutes(noticeGround));
  await app.register(operatorRoutes(noticeGround));
  await app.register(statusRoutes({ db, clock, bus, alone: config.natsUrl === null }));
  const healthSchema = {
    tags: ['operation'],
    summary: 'Whether the node and its database answer',
    response: { 200: z.object({ status: z.literal('ok') }) },
  };
  app.get('/healthz', { schema: healthSchema }, async () => {
    await readClock(db);
    return { status: 'ok' };
  });

  app.addHook('onReady', async () => {
    await publishRules(ground, config.rules);
    await readers.start();
    timekeeper.start();
    settler.start();
    debtors.start();
    freezeWatch.start();
    listing.start();
    await publicLog.sequencer.start();
    await jobs.start();
    tracer.start();
    watchings.start();
    if (enabled) noticeWork.start();
    if (enabled) searchWork.start();
    if (enabled) signalWork.start();
    if (enabled) webhookWork.start();
    if (enabled) assistance.start();
    if (enabled) counting.start();
    if (enabled) intake.start();
    if (enabled) property.start();
    papers.maker.start();
  });
  app.addHook('onClose', async () => {
    await noticeWork.stop();
    await searchWork.stop();
    await signalWork.stop();
    await webhookWork.stop();
    await assistance.stop();
    await counting.stop();
    await intake.stop();
    await property.stop();
    await jobs.stop();
    post?.close();
    await papers.maker.stop();
    await press.stop();
    await timekeeper.stop();
    await settler.stop();
    await debtors.stop();
    await freezeWatch.stop();
    await engine.stop();
    await watchings.stop();
    await tracer.stop();
    await listing.stop();
    await publicLog.sequencer.stop();
    stopFollowing();
    await readers.stop();
    await bus.close();
  });
  return app;
}

/** What rooms besides that of identities hold of a person goes with their erasure. */
async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await deleteNotices(tx, personId);
  await deleteSearches(tx, personId);
  await forgetAsker(tx, personId);
  await deleteWatchings(tx, personId);
  await deleteWebhooks(tx, personId);
}

async function openBus({ natsUrl }: Config, onError: (error: unknown) => void): Promise<Bus<readonly LotEvent[]>> {
  if (natsUrl === null) return createLocalBus(onError);
  return openNatsBus({ url: natsUrl, subject: 'ochiq.events', schema: z.array(lotEventSchema), onError });
}
