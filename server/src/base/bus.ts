/** What every node must hear after a commit. Knows bytes of JSON, no domain word. */
export interface Bus<Message> {
  publish(message: Message): void;
  subscribe(listener: (message: Message) => void): () => void;
}

/** The bus of a single node: a direct call. */
export function createLocalBus<Message>(onError: (error: unknown) => void): Bus<Message> {
  const listeners = new Set<(message: Message) => void>();
  return {
    publish(message) {
      for (const listener of listeners) {
        try {
          listener(message);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
