import { type Connection, onConnection } from '../connection.ts';
import { beforeLeaving } from '../leaving.ts';
import { resetSaveState } from '../save-state.ts';
import { setWorker, type Worker } from './current.ts';
import type { DraftServer } from './draft-server.ts';
import { closeDrafts, openDrafts } from './drafts.ts';
import { closeOutbox, flushOutbox, keptCalls, openOutbox } from './outbox.ts';

/** The server answered, but not for a draft: it is asked again. */
const AGAIN_MS = 15_000;

/**
 * The work of one access on this computer begins: what an earlier visit left is read and sent, and again
 * whenever the server is back. Returns how to end it.
 */
export function startLocalWork(worker: Worker, server: DraftServer): () => void {
  setWorker(worker);
  void openOutbox();
  const drafts = openDrafts(server);
  const sendDrafts = () => {
    if (drafts.waits()) void drafts.flush();
  };
  void drafts.flush();
  const again = setInterval(sendDrafts, AGAIN_MS);
  const stop = onConnection(({ online }: Connection) => {
    if (!online) return;
    void flushOutbox();
    sendDrafts();
  });
  // Whoever sits down next finds nothing of them on this computer.
  const stopLeaving = beforeLeaving(() => drafts.flush());
  const ask = (event: BeforeUnloadEvent) => {
    if (keptCalls().length > 0 && !worker.localKey) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => {
    stop();
    stopLeaving();
    clearInterval(again);
    window.removeEventListener('beforeunload', ask);
    closeOutbox();
    closeDrafts();
    resetSaveState();
    setWorker(undefined);
  };
}
