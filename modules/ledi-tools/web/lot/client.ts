import type { Asks, FromWorker, Progress } from './protocol.ts';

export type MakeWorker = () => Worker;

export type ClientEvents = {
  onReady: (newest: string) => void;
  onProgress: (progress: Progress) => void;
  /** The worker could not begin, or died; nothing more comes from it. */
  onBroken: () => void;
};

/** The lot failed for a reason of the file: `message` is a sentence for the person. */
export class LotProblem extends Error {
  override readonly name = 'LotProblem';
}

type Waiting = { resolve: (given: unknown) => void; reject: (error: Error) => void };

/** Asks the worker that holds the lot. One for each worker; {@link end} stops it at once, whatever it does. */
export class LotClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** @throws Error when the browser cannot make the worker */
  constructor(make: MakeWorker, events: ClientEvents) {
    this.worker = make();
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.hear(data, events));
    this.worker.addEventListener('error', () => {
      this.end();
      events.onBroken();
    });
  }

  ask<A extends keyof Asks>(ask: A, asked: Asks[A]['asked']): Promise<Asks[A]['given']> {
    this.last += 1;
    const number = this.last;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.worker.postMessage({ number, ask, with: asked });
    return answer as Promise<Asks[A]['given']>;
  }

  end(): void {
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Error('the worker ended'));
    this.waiting.clear();
  }

  private hear(message: FromWorker, { onReady, onProgress }: ClientEvents): void {
    if (message.kind === 'ready') return onReady(message.newest);
    if (message.kind === 'progress') return onProgress(message.progress);
    const waiting = this.waiting.get(message.number);
    this.waiting.delete(message.number);
    if (message.kind === 'given') waiting?.resolve(message.given);
    else
      waiting?.reject(
        message.message === null ? new Error('the lot failed') : new LotProblem(message.message),
      );
  }
}
