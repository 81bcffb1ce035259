import {
  accountSettingsSchema,
  emailCodeSchema,
  newEmailSchema,
  noticeListSchema,
  noticeQuerySchema,
  noticeSettingsSchema,
  readNoticesSchema,
  unsubscribeSchema,
} from '@ochiq/shared/notices';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { Refusal, visitorOf } from '../base/index.js';
import { removeEmail } from '../identity/index.js';
import { changeEmail, changeSettings, showSettings, verifyEmail } from './change-settings.js';
import type { NoticeGround } from './ground.js';
import { listNotices } from './list-notices.js';
import { countUnread, markRead } from './store-list.js';
import { muteByToken } from './store-settings.js';

const tags = ['notices'];
const nothing = { 204: z.undefined() };
/** Letters cost: a person asks for few codes, and guesses few. */
const seldom = { max: 10, timeWindow: '1 minute' } as const;

/** What a person was told, and how they want to be told. */
export const noticeRoutes =
  (ground: NoticeGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, post } = ground;
    app.get(
      '/api/account/notices',
      {
        config: { allow: 'signed_in' },
        schema: { tags, summary: 'What the visitor was told', querystring: noticeQuerySchema, response: { 200: noticeListSchema } },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return listNotices(ground, visitorOf(request).personId, request.query);
      },
    );
    app.get(
      '/api/account/notices/unread',
      {
        config: { allow: 'signed_in' },
        schema: { tags, summary: 'How many notices are unread', response: { 200: z.object({ unread: z.int().nonnegative() }) } },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return { unread: await countUnread(db, visitorOf(request).personId) };
      },
    );
    app.post(
      '/api/account/notices/read',
      { config: { allow: 'signed_in' }, schema: { tags, summary: 'Mark notices read', body: readNoticesSchema, response: nothing } },
      async (request, reply) => {
        await markRead(db, visitorOf(request).personId, request.body);
        return reply.code(204).send();
      },
    );
    app.get(
      '/api/account/settings',
      {
        config: { allow: 'signed_in' },
        schema: { tags, summary: 'Language, address and what letters are wanted', response: { 200: accountSettingsSchema } },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return showSettings(db, visitorOf(request).personId, post);
      },
    );
    app.put(
      '/api/account/settings',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags,
          summary: 'Change language and wishes about letters',
          body: noticeSettingsSchema,
          response: { 200: accountSettingsSchema },
        },
      },
      async (request) => {
        await changeSettings(db, visitorOf(request), request.body);
        return showSettings(db, visitorOf(request).personId, post);
      },
    );
    app.post(
      '/api/account/email',
      {
        config: { allow: 'signed_in', rateLimit: seldom },
        schema: { tags, summary: 'Send a code to an address', body: newEmailSchema, response: nothing },
      },
      async (request, reply) => {
        await changeEmail(db, visitorOf(request), request.body.email, post);
        return reply.code(204).send();
      },
    );
    app.post(
      '/api/account/email/verify',
      {
        config: { allow: 'signed_in', rateLimit: seldom },
        schema: { tags, summary: 'Show by the code that the address is one’s own', body: emailCodeSchema, response: nothing },
      },
      async (request, reply) => {
        await verifyEmail(db, visitorOf(request), request.body.code);
        return reply.code(204).send();
      },
    );
    app.delete(
      '/api/account/email',
      { config: { allow: 'signed_in' }, schema: { tags, summary: 'Forget the own address: no more letters', response: nothing } },
      async (request, reply) => {
        await db.transact((tx) => removeEmail(tx, visitorOf(request).personId));
        return reply.code(204).send();
      },
    );
    await app.register(unsubscribeRoute(ground));
  };

/** The one press of RFC 8058: a mail program posts a form here, without a session. The page /unsubscribe posts here too. */
const unsubscribeRoute =
  ({ db }: Pick<NoticeGround, 'db'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1024 }, (_request, _body, done) =>
      done(null, undefined),
    );
    app.post(
      '/api/notices/unsubscribe',
      {
        config: { allow: 'anyone', rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: { tags, summary: 'End letters of a group by the link of a letter', querystring: unsubscribeSchema, response: nothing },
      },
      async (request, reply) => {
        if (!(await muteByToken(db, request.query.token, request.query.group))) throw new Refusal('not_found');
        return reply.code(204).send();
      },
    );
  };
