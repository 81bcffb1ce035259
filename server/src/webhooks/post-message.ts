import { createGuardedRequest, type GuardedError, type GuardOptions } from '../base/index.js';

/** What became of one attempt. `error` is a word, never what the receiver wrote. */
export interface PostAnswer {
  readonly status: number | null;
  readonly error: GuardedError | null;
}

/** Posts messages to addresses that strangers chose (see `createGuardedRequest`); what they answer is not read. */
export function createPoster(options: GuardOptions) {
  const ask = createGuardedRequest(options);
  return async (url: string, headers: Record<string, string>, body: string): Promise<PostAnswer> => {
    const sent = { ...headers, 'content-type': 'application/json', 'user-agent': 'Ochiq-Webhooks/1' };
    const { status, error } = await ask({ url, method: 'POST', headers: sent, body });
    return { status, error };
  };
}

export type Poster = ReturnType<typeof createPoster>;
