import { type Connection, onConnection } from '../connection.ts';
import { resetSaveState } from '../save-state.ts';
import { setWorker, type Worker } from './current.ts';
import { closeOutbox, flushOutbox, keptCalls, openOutbox } from './outbox.ts';

/**
 * The work of one access on this computer begins: what an earlier visit left is read and sent, and again
 * whenever the server is back. Returns how to end it.
 */
export function startLocalWork(worker: Worker): () => void {
  setWorker(worker);
  void openOutbox();
  const stop = onConnection(({ online }: Connection) => {
    if (online) void flushOutbox();
  });
  const ask = (event: BeforeUnloadEvent) => {
    if (keptCalls().length > 0 && !worker.localKey) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => {
    stop();
    window.removeEventListener('beforeunload', ask);
    closeOutbox();
    resetSaveState();
    setWorker(undefined);
  };
}
