import type { WebSocket } from 'ws';

/**
 * Wraps the handlers of a socket: an error in one closes this socket, never the process (an exception in an async
 * handler would otherwise end Node). Text messages are handled one after another, in the order of arrival.
 */
export function guardSocket(
  socket: WebSocket,
  handlers: {
    onText: (text: string) => Promise<void> | void;
    onBinary: () => void;
    onClose: () => void;
    onError: (error: unknown) => void;
  },
): void {
  let last: Promise<void> = Promise.resolve();
  const fail = (error: unknown) => {
    handlers.onError(error);
    socket.close(1011);
  };
  socket.on('message', (data, isBinary) => {
    if (isBinary) return handlers.onBinary();
    const text = data.toString();
    last = last.then(() => handlers.onText(text)).catch(fail);
  });
  socket.on('close', handlers.onClose);
  // ws closes the socket itself after a protocol error (oversized frame, bad UTF-8).
  socket.on('error', () => undefined);
}
