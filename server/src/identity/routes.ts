import { type DemoAccount, demoAccountSchema, type Me, meSchema, signInSchema } from '@ochiq/shared/people';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { type Config, type Db, newToken, type Tx, type Visitor, visitorOf } from '../base/index.js';
import { erasePerson } from './erase-person.js';
import { clearSessionCookie, deviceOf, hashToken, setDeviceCookie, setSessionCookie, tokenOf } from './session.js';
import { signIn } from './sign-in.js';
import { deleteSession } from './store.js';
import type { Tracer } from './tracer.js';

export interface IdentityGround {
  readonly db: Db;
  readonly config: Pick<Config, 'secureCookies'>;
  readonly tracer: Pick<Tracer, 'see'>;
  /** Shown on the sign-in page; empty outside a demo. */
  readonly demoAccounts: readonly DemoAccount[];
  /** Whether a person still takes part in a sale. */
  readonly isBound: (tx: Tx, personId: string) => Promise<boolean>;
  /** Erases what other rooms hold of a person. */
  readonly forget: (tx: Tx, personId: string) => Promise<void>;
}

const tags = ['identity'];

const meOf = (visitor: Visitor): Me => ({
  id: visitor.personId,
  name: visitor.name,
  roles: [...visitor.roles],
  officeId: visitor.officeId,
  language: visitor.language,
});

export const identityRoutes =
  ({ db, config: { secureCookies }, tracer, demoAccounts, isBound, forget }: IdentityGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/session',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'Who is signed in',
          response: { 200: z.object({ me: meSchema.nullable(), demo: z.array(demoAccountSchema) }) },
        },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        if (request.visitor) tracer.see(request.visitor.personId, { ip: request.ip, device: deviceOf(request) });
        return { me: request.visitor ? meOf(request.visitor) : null, demo: [...demoAccounts] };
      },
    );

    app.post(
      '/api/session',
      {
        config: { allow: 'anyone', rateLimit: { max: 10, timeWindow: '1 minute' }, refuses: ['wrong_credentials'] },
        schema: { tags, summary: 'Sign in', body: signInSchema, response: { 200: z.object({ me: meSchema }) } },
      },
      async (request, reply) => {
        const { visitor, token, expiresAt } = await signIn(db, request.body, tokenOf(request));
        const device = deviceOf(request) ?? newToken();
        tracer.see(visitor.personId, { ip: request.ip, device });
        void setSessionCookie(reply, token, expiresAt, secureCookies).header('cache-control', 'no-store');
        void setDeviceCookie(reply, device, secureCookies);
        return { me: meOf(visitor) };
      },
    );

    app.delete(
      '/api/session',
      { config: { allow: 'anyone' }, schema: { tags, summary: 'Sign out', response: { 204: z.undefined() } } },
      async (request, reply) => {
        const token = tokenOf(request);
        if (token !== null) await deleteSession(db, hashToken(token));
        return clearSessionCookie(reply, secureCookies).code(204).send();
      },
    );

    app.delete(
      '/api/account',
      {
        config: { allow: 'erase_account' },
        schema: { tags, summary: 'Erase the own personal data; refused while taking part in a sale', response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        await erasePerson(db, visitorOf(request), isBound, forget);
        return clearSessionCookie(reply, secureCookies).code(204).send();
      },
    );
  };
