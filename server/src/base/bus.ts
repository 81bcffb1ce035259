/** What every node must hear after a commit. Knows bytes of JSON, no domain word. */
export interface Bus<Message> {
  /** Hands a message to this node's listeners at once and, on a shared bus, to the other nodes. Never throws, never waits. */
  publish(message: Message): void;
  /** @returns the way to stop listening */
  subscribe(listener: (message: Message) => void): () => void;
  /** Whether other nodes' messages are arriving now; always true for the bus of a single node. */
  connected(): boolean;
  /**
   * Hears that messages of other nodes may have been missed: the connection, this node's or another's, was lost and is back.
   * @returns the way to stop listening
   */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Those who hear of one thing. A listener that throws does not keep it from the others. */
export interface Audience<Message> {
  tell(message: Message): void;
  join(listener: (message: Message) => void): () => void;
}

export function createAudience<Message>(onError: (error: unknown) => void): Audience<Message> {
  const listeners = new Set<(message: Message) => void>();
  return {
    tell(message) {
      for (const listener of listeners) {
        try {
          listener(message);
        } catch (error) {
          onError(error);
        }
      }
    },
    join(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The bus of a single node: a direct call. */
export function createLocalBus<Message>(onError: (error: unknown) => void): Bus<Message> {
  const audience = createAudience<Message>(onError);
  return {
    publish: audience.tell,
    subscribe: audience.join,
    connected: () => true,
    onGap: () => () => undefined,
    close: async () => undefined,
  };
}
