import nodemailer from 'nodemailer';
import type { MailConfig } from '../base/index.js';
import type { Letter } from './letter.js';

/** How a letter was received: gone, refused for good (no such mailbox), or not now. */
export type PostAnswer = { readonly result: 'sent' } | { readonly result: 'refused' | 'later'; readonly error: string };

/** The way to the mail server. */
export interface Post {
  /** What follows the at sign of the letters' Message-IDs. */
  readonly host: string;
  /** Never throws. */
  send(letter: Letter): Promise<PostAnswer>;
  /** Null when the server can be reached, else why not. */
  check(): Promise<string | null>;
  close(): void;
}

const patienceMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

const address = /[^\s<>@:"']+@[^\s<>@:"']+/g;

/** An address with all but its first letter and its host hidden; for those who operate the server and need not know people. */
export const maskAddress = (email: string): string => email.replace(/^(.?)[^@]*/, '$1***');

/** The text of an error with the addresses in it masked, at most 300 letters. */
export const maskError = (text: string): string => text.replace(address, maskAddress).slice(0, 300);

const textOf = (error: unknown): string => maskError(error instanceof Error ? error.message : String(error));

/** A permanent negative answer (RFC 5321, 4.2.1) to the recipient or the letter; any other failure may pass. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number') return false;
  const command = 'command' in error ? error.command : undefined;
  return error.responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/** Opens the way to the SMTP server of the configuration; connections are made when a letter goes. */
export function openPost({ smtpUrl, from }: MailConfig): Post {
  const transport = nodemailer.createTransport({ url: smtpUrl, disableFileAccess: true, disableUrlAccess: true, ...patienceMs });
  return {
    host: /@([^>@\s]+)>?$/.exec(from)?.[1] ?? 'localhost',
    async send({ to, messageId, subject, text, html, unsubscribeUrl, language }) {
      const list =
        unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      const headers = { ...list, 'Content-Language': language, 'Auto-Submitted': 'auto-generated' };
      try {
        // A recipient as an object is one address, whatever signs are in it.
        await transport.sendMail({ from, to: { name: '', address: to }, messageId, subject, text, html, headers });
        return { result: 'sent' };
      } catch (error) {
        return { result: isForGood(error) ? 'refused' : 'later', error: textOf(error) };
      }
    },
    async check() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return textOf(error);
      }
    },
    close: () => transport.close(),
  };
}
