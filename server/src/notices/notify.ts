import { type NoticeFacts, type NoticeKind, noticeKinds } from '@ochiq/shared/notices';
import type { Tx } from '../base/index.js';
import { insertNotices } from './store.js';

/** A notice to one person: its kind with the facts of that kind; `lotId` is the lot that it leads to. */
export type NewNotice = {
  [Kind in NoticeKind]: {
    readonly personId: string;
    readonly kind: Kind;
    readonly lotId: number | null;
    readonly facts: NoticeFacts<Kind>;
  };
}[NoticeKind];

/**
 * Tells people something, in the transaction of the fact: the notice is there when the fact is, and not otherwise. It is
 * seen in the page at once; letters follow by the person's settings.
 * @throws ZodError when the facts are not those of the kind
 */
export async function notify(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await insertNotices(
    tx,
    notices.map((notice) => ({ ...notice, facts: noticeKinds[notice.kind].facts.parse(notice.facts) })),
  );
}
