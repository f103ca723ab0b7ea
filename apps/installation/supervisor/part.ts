import type { Logger } from '#platform/log/logger';
import { Restarts } from './restarts.ts';

/** A process that the supervisor keeps alive. */
export type PartHandle = {
  pid: number;
  /** Resolves when it serves; rejects when it ends before. */
  ready: Promise<void>;
  /** Resolves when it ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

export type PartHealth = 'starting' | 'running' | 'failing';

export type PartOptions = {
  name: string;
  log: Logger;
  /** Starts one life of it. */
  launch(): Promise<PartHandle>;
  /** Ends a launch that is under way, which then rejects. */
  abortLaunch?(): Promise<void>;
  /** Its pid or health changed. */
  onChange(): void;
  /** It was up and does not stay up any more. */
  onFailing(): void;
  /** Asked before each new life. */
  mayRestart(): boolean;
};

/** Keeps one process running: starts it, starts it again when it dies, stops it. */
export class Part {
  health: PartHealth = 'starting';
  pid: number | null = null;
  readonly #options: PartOptions;
  readonly #restarts = new Restarts();
  #handle: PartHandle | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #served = false;
  #life: Promise<void> = Promise.resolve();

  constructor(options: PartOptions) {
    this.#options = options;
  }

  /**
   * Resolves when it serves for the first time. Rejects, with the reason, when the first life cannot even
   * be launched or when it keeps dying before it ever served.
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => this.#begin(resolve, reject));
  }

  /** Stops it for good; resolves when it ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await (this.#handle ? this.#handle.stop() : this.#options.abortLaunch?.());
    await this.#life;
  }

  #begin(onReady: () => void, onUnable: (error: unknown) => void): void {
    this.#life = this.#live(onReady, onUnable);
  }

  async #live(onReady: () => void, onUnable: (error: unknown) => void): Promise<void> {
    const { name, log, launch, onChange, onFailing, mayRestart } = this.#options;
    let failure: unknown;
    try {
      this.#handle = await launch();
      this.pid = this.#handle.pid;
      onChange();
      if (this.#stopping) await this.#handle.stop();
      await this.#handle.ready;
      this.health = 'running';
      this.#served = true;
      log.info('part.ready', { part: name, pid: this.pid });
      onChange();
      onReady();
    } catch (error) {
      failure = error;
      if (!this.#handle && !this.#served) return onUnable(error);
    }
    await this.#handle?.exited;
    this.#handle = undefined;
    this.pid = null;
    if (this.#stopping) return;

    const { delayMs, failing } = this.#restarts.died(Date.now());
    log.warn('part.died', { part: name, delayMs, failing });
    if (failing && !this.#served) return onUnable(failure);
    if (failing && this.health !== 'failing') onFailing();
    this.health = failing ? 'failing' : 'starting';
    onChange();
    this.#timer = setTimeout(() => {
      if (mayRestart()) this.#begin(onReady, onUnable);
    }, delayMs);
  }
}
