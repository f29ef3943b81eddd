interface SharedListener {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const sharedListeners = new WeakMap<AbortSignal, SharedListener>();

/**
 * Calls a function when a signal aborts. All calls that share a signal share one listener, because runtimes warn about
 * a leak if a signal has many listeners.
 *
 * @returns a function that removes the callback, and also the listener if this was the last callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const shared = sharedListeners.get(signal) ?? createListener();
  sharedListeners.set(signal, shared);
  shared.callbacks.add(callback);
  // Has no effect if the listener is registered already.
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
