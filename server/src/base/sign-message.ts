import { createHmac } from 'node:crypto';

/** The key of a receiver, from the installation's secret: told once, kept nowhere. @param receiver `webhook:ID` or `court:ID` */
const keyOf = (installationSecret: Buffer, receiver: string): Buffer => createHmac('sha256', installationSecret).update(receiver).digest();

/** As the libraries of Standard Webhooks take it. */
export const receiverSecret = (installationSecret: Buffer, receiver: string): string =>
  `whsec_${keyOf(installationSecret, receiver).toString('base64')}`;

/**
 * The headers of a message (Standard Webhooks 1.0, "Webhook Headers" and "Signature scheme": HMAC-SHA256 of `id.timestamp.body`).
 * @param at when this attempt is made: a receiver refuses what is old
 */
export function signedHeaders(
  installationSecret: Buffer,
  receiver: string,
  message: { readonly eventId: string; readonly body: string },
  at: Date,
): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const content = `${message.eventId}.${seconds}.${message.body}`;
  const signature = createHmac('sha256', keyOf(installationSecret, receiver)).update(content).digest('base64');
  return { 'webhook-id': message.eventId, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}
