import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';
import type { Clock, Queryable, Visitor } from '../base/index.js';
import { readVisitor } from './store.js';

export const sessionCookie = 'ochiq_session';
/** A session lasts a working day, in ms. */
export const sessionMs = 12 * 60 * 60 * 1000;

const tokenPattern = /^[\w-]{43}$/;

/** A random number that stays with a browser, so that two accounts on one device can be told; only its keyed hash is kept. */
export const deviceCookie = 'ochiq_device';
/** The longest that browsers keep a cookie (RFC 6265bis, 5.5), in s. */
const deviceSeconds = 400 * 24 * 60 * 60;

/** The SHA-256 of a session's token: what the database keeps. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The session token in a request's cookies, null when there is none of the right form. */
export function tokenOf(request: FastifyRequest): string | null {
  const token = request.cookies?.[sessionCookie];
  return token !== undefined && tokenPattern.test(token) ? token : null;
}

/** The device's number in a request's cookies, null when there is none of the right form. */
export function deviceOf(request: Pick<FastifyRequest, 'cookies'>): string | null {
  const token = request.cookies?.[deviceCookie];
  return token !== undefined && tokenPattern.test(token) ? token : null;
}

/** Finds who is behind a request's cookie; null when there is no session or it has ended. */
export function findVisitor({ db, clock }: { db: Queryable; clock: Clock }): (request: FastifyRequest) => Promise<Visitor | null> {
  return async (request) => {
    const token = tokenOf(request);
    return token === null ? null : readVisitor(db, hashToken(token), new Date(clock.now()));
  };
}

const cookieOptions = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const;

export const setSessionCookie = (reply: FastifyReply, token: string, expires: Date, secure: boolean): FastifyReply =>
  reply.setCookie(sessionCookie, token, { ...cookieOptions(secure), expires });

export const clearSessionCookie = (reply: FastifyReply, secure: boolean): FastifyReply =>
  reply.clearCookie(sessionCookie, cookieOptions(secure));

/** Sets the device's number, or keeps the one that the browser has for as long again. */
export const setDeviceCookie = (reply: FastifyReply, device: string, secure: boolean): FastifyReply =>
  reply.setCookie(deviceCookie, device, { ...cookieOptions(secure), maxAge: deviceSeconds });
