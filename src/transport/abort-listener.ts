interface SharedListener {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const sharedListeners = new WeakMap<AbortSignal, SharedListener>();

/**
 * Calls back when a signal aborts. All calls that share a signal share one listener, because runtimes warn
 * about a leak when a signal has many.
 *
 * @returns a function that removes the callback, and the listener with the last one
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const shared = sharedListeners.get(signal) ?? createListener();
  sharedListeners.set(signal, shared);
  shared.callbacks.add(callback);
  signal.addEventListener("abort", shared.listener);
  return () => {
    shared.callbacks.delete(callback);
    if (shared.callbacks.size === 0) signal.removeEventListener("abort", shared.listener);
  };
}

function createListener(): SharedListener {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of callbacks) callback();
  };
  return { callbacks, listener };
}
