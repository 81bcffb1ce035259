import {
  type AccountSettings,
  accountSettingsSchema,
  type NoticeGroup,
  type NoticeList,
  type NoticeSettings,
  noticeListSchema,
  type ReadNotices,
} from '@ochiq/shared/notices';
import { z } from 'zod';
import { request, send } from './request';

/** A page of the visitor's notices, the newest first. */
export function readNotices(before?: number): Promise<NoticeList> {
  return request(noticeListSchema, '/api/account/notices', { query: { before } });
}

/** How many notices the visitor has not read. */
export async function countUnread(): Promise<number> {
  return (await request(z.object({ unread: z.int() }), '/api/account/notices/unread')).unread;
}

export async function markNoticesRead(which: ReadNotices): Promise<void> {
  await send('/api/account/notices/read', { method: 'POST', body: which });
}

export function readSettings(): Promise<AccountSettings> {
  return request(accountSettingsSchema, '/api/account/settings');
}

export function saveSettings(settings: NoticeSettings): Promise<AccountSettings> {
  return request(accountSettingsSchema, '/api/account/settings', { method: 'PUT', body: settings });
}

/** Has a code sent to an address. Throws ApiProblem `letters_off`, `code_just_sent`, `letter_not_sent`. */
export async function sendEmailCode(email: string): Promise<void> {
  await send('/api/account/email', { method: 'POST', body: { email } });
}

/** Throws ApiProblem `code_wrong`, `email_taken`. */
export async function verifyEmail(code: string): Promise<void> {
  await send('/api/account/email/verify', { method: 'POST', body: { code } });
}

export async function removeEmail(): Promise<void> {
  await send('/api/account/email', { method: 'DELETE' });
}

/** Ends letters of a group, by the token of a letter's link. Throws ApiProblem `not_found`. */
export async function unsubscribe(token: string, group: NoticeGroup): Promise<void> {
  await send(`/api/notices/unsubscribe?${new URLSearchParams({ token, group })}`, { method: 'POST' });
}
