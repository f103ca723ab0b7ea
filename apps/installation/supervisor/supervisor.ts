import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BootSettings } from '#platform/config/boot';
import { type DataPaths, dataPaths } from '#platform/config/paths';
import { programVersion } from '#platform/config/root';
import { createLogger, errorFields, type Logger } from '#platform/log/logger';
import { localUrl, networkUrls } from '#platform/process/addresses';
import { CHILD_ENV } from '#platform/process/child-env';
import { type LogFile, openLogFile } from '#platform/process/log-file';
import { StartError } from '#platform/process/start-error';
import { serverOf } from '#platform/postgres/base-server';
import { requirePort } from './port.ts';
import { forkChild } from './child-process.ts';
import { forgetFailedStart, noteFailedStart } from './failed-start.ts';
import { claimDataFolder } from './claim.ts';
import { type ControlServer, openControlServer } from './control-server.ts';
import { prepareDataFolder, requireDiskSpace } from './data-folder.ts';
import { embeddedPostgres, readIncarnation, waitForServer } from './database.ts';
import { awaitLeftovers } from './leftovers.ts';
import { Part, type PartOptions } from './part.ts';
import { succeed } from './succeed.ts';
import { forgetUpgrade } from './upgrade-mark.ts';
import {
  type InstallationState,
  holdsRunState,
  replaceRunState,
  type RunState,
  type Status,
} from './state.ts';

type ChildName = 'web' | 'worker';

export type SupervisorOptions = {
  boot: BootSettings;
  /** Compiled modules that call `runChild`. */
  children: Readonly<Record<ChildName, string>>;
  /** Brings the base up to this program; its error is a sentence for the operator. */
  migrate(databaseUrl: string): Promise<{ applied: readonly string[] }>;
  /** Sentences for the person at the console. */
  say(sentence: string): void;
  /** Also gets every line of the log (`--verbose`). */
  echo?(text: string): void;
  /** For one `pec` command: serves nobody else, and ends when the last attached command leaves. */
  temporary?: boolean;
};

const LABELS = {
  postgres: 'O banco de dados',
  web: 'O processo web',
  worker: 'O processo de tarefas',
} as const;
const UNATTENDED_MS = 60_000;
const WATCH_MS = 5_000;

/** Runs one data folder: PostgreSQL, web and worker; starts again what dies; stops all cleanly. */
export class Supervisor {
  /** Resolves when everything is stopped. */
  readonly stopped: Promise<void>;
  readonly #options: SupervisorOptions;
  readonly #paths: DataPaths;
  readonly #parts = new Map<keyof typeof LABELS, Part>();
  #markStopped: () => void = () => undefined;
  #control: ControlServer | undefined;
  #log: Logger = createLogger('supervisor', 'silent');
  #logFiles: LogFile[] = [];
  #run: RunState | undefined;
  #ready = false;
  #stopping: Promise<void> | undefined;
  #incarnation: string | null = null;
  #replacing: Promise<unknown> = Promise.resolve();
  #port: number | null = null;
  #childLog: (text: string) => void = () => undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#paths = dataPaths(options.boot.dataDir);
    this.stopped = new Promise((resolve) => (this.#markStopped = resolve));
  }

  get url(): string | null {
    return this.#run?.url ?? null;
  }

  get databaseUrl(): string | null {
    return this.#run?.databaseUrl ?? null;
  }

  /**
   * Resolves true when web and worker serve, false when `stop` came first. Throws StartError (or the
   * migration's error) with everything stopped again.
   */
  async start(): Promise<boolean> {
    try {
      await this.#start();
      return true;
    } catch (error) {
      const wanted = this.#stopping !== undefined;
      if (!wanted) noteFailedStart(this.#paths, error);
      this.#log.error('supervisor.start-failed', errorFields(error));
      await this.stop();
      if (wanted) return false;
      throw error;
    }
  }

  /** Stops children, then PostgreSQL. May be called at any moment, any number of times. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /**
   * Gives the installation's name to another base that lies beside it, with nobody at work meanwhile; returns the name of
   * the one of before. When this program cannot work with the other, or it cannot take the place, all is as before and the
   * reason is thrown.
   */
  replaceBase(other: string): Promise<string> {
    const turn = this.#replacing.then(() => this.#replaceBase(other));
    this.#replacing = turn.catch(() => undefined);
    return turn;
  }

  async #replaceBase(other: string): Promise<string> {
    if (!this.databaseUrl || !this.#ready) throw new StartError('A instalação ainda não está pronta.');
    this.#log.info('supervisor.replacing-base');
    this.#ready = false;
    const url = this.databaseUrl;
    try {
      return await succeed(serverOf(url, this.#options.boot), other, {
        close: () => this.#stopChildren(),
        open: async () => {
          // It may have died at this very moment, and is started again.
          await Promise.race([waitForServer(url), this.stopped]);
          await this.#open(url);
        },
      });
    } catch (error) {
      this.#log.error('supervisor.base-not-replaced', errorFields(error));
      // With neither base it works: the next start says why.
      if (!this.#ready) void this.stop();
      throw error;
    }
  }

  async status(): Promise<Status> {
    const pid = (name: keyof typeof LABELS) => this.#parts.get(name)?.pid ?? null;
    if (this.databaseUrl && this.#state() !== 'stopping') {
      this.#incarnation = (await readIncarnation(this.databaseUrl)) ?? this.#incarnation;
    }
    return {
      state: this.#state(),
      url: this.url,
      version: programVersion(),
      incarnation: this.#incarnation,
      pids: { supervisor: process.pid, postgres: pid('postgres'), web: pid('web'), worker: pid('worker') },
    };
  }

  #state(): InstallationState {
    if (this.#stopping) return 'stopping';
    if ([...this.#parts.values()].some((part) => part.health === 'failing')) return 'degraded';
    return this.#ready ? 'running' : 'starting';
  }

  async #start(): Promise<void> {
    const { boot, temporary = false } = this.#options;
    prepareDataFolder(this.#paths);
    const dead = await this.#claim(temporary);
    const main = this.#openLog('pec.log');
    this.#log = createLogger('supervisor', boot.logLevel, main);
    if (dead) {
      this.#log.warn('supervisor.took-over', { dead: dead.pid, startedAt: dead.startedAt });
      await awaitLeftovers(dead);
    }
    requireDiskSpace(this.#paths);
    // A command asks the base and the worker: a port that somebody else holds is nothing to it.
    const port = temporary ? null : await requirePort(boot.host, boot.port);
    if (port !== null) this.#update({ url: localUrl(boot.host, port) });

    const databaseUrl = boot.databaseUrl ?? (await this.#startPostgres());
    if (boot.databaseUrl) await Promise.race([waitForServer(boot.databaseUrl), this.stopped]);
    if (this.#stopping) throw new Error('stopped during start');
    this.#port = port;
    this.#childLog = main;
    await this.#open(databaseUrl);
    if (port !== null) this.#announce(port);
    forgetFailedStart(this.#paths);
    forgetUpgrade(this.#paths.upgrade);
    this.#watchFolder();
    if (temporary) this.#leaveWhenUnattended();
  }

  /** Resolves when web and worker serve on the base, which this program has brought up to itself. */
  async #open(databaseUrl: string): Promise<void> {
    const { applied } = await this.#options.migrate(databaseUrl);
    this.#log.info('supervisor.migrated', { applied: applied.length });
    this.#update({ databaseUrl });
    if (this.#stopping) throw new Error('stopped during start');

    const env = this.#childEnvironment(this.#port ?? 0, databaseUrl);
    const starting = [this.#startChild('worker', env, this.#childLog)];
    // A temporary installation asks the base and the worker only.
    if (this.#port !== null) starting.push(this.#startChild('web', env, this.#childLog));
    await Promise.race([Promise.all(starting), this.stopped]);
    if (this.#stopping) throw new Error('stopped during start');
    this.#ready = true;
  }

  async #stopChildren(): Promise<void> {
    await Promise.all((['web', 'worker'] as const).map(async (name) => this.#parts.get(name)?.stop()));
  }

  #announce(port: number): void {
    const { boot, say } = this.#options;
    const others = networkUrls(boot.host, port);
    const network = others.length > 0 ? ` (nesta rede: ${others.join(', ')})` : '';
    say(`PEC Aberto ${programVersion()} em ${this.url}${network}`);
  }

  async #claim(temporary: boolean): Promise<RunState | undefined> {
    this.#control = await openControlServer({
      status: () => this.status(),
      stop: () => void this.stop(),
      mayAttach: () => this.#stopping === undefined,
      replaceBase: (other) => this.replaceBase(other),
      deserted: () => {
        // A base that is being put in place is put there first, or who gave the command finds a third one beside.
        if (temporary) void this.#replacing.then(() => this.stop());
      },
    });
    const run: RunState = {
      pid: process.pid,
      controlPort: this.#control.port,
      token: this.#control.token,
      startedAt: new Date().toISOString(),
      url: null,
      databaseUrl: null,
      children: [],
      temporary,
    };
    const dead = await claimDataFolder(this.#paths.state, run);
    this.#run = run;
    return dead;
  }

  async #startPostgres(): Promise<string> {
    const { say, boot } = this.#options;
    const log = this.#openLog('postgres.log');
    const postgres = embeddedPostgres({
      directory: this.#paths.cluster,
      pooledConnections: boot.webPool + boot.workerPool,
      onLog: (line) => log(`${line}\n`),
      onNotice: (sentence) => {
        this.#log.warn('supervisor.cluster-moved');
        say(sentence);
      },
    });
    let url = '';
    const part = this.#newPart(
      'postgres',
      async () => {
        const life = await postgres.launch();
        url = life.url;
        return life;
      },
      postgres.abort,
    );
    await part.start();
    return url;
  }

  async #startChild(name: ChildName, env: NodeJS.ProcessEnv, log: (text: string) => void): Promise<void> {
    const launch = {
      module: this.#options.children[name],
      // Long work may hold up a worker's loop; a web process that is held up answers nobody.
      isWatched: name === 'web',
      env: { ...env, [CHILD_ENV.name]: name },
      onOutput: log,
    };
    try {
      await this.#newPart(name, async () => forkChild(launch)).start();
    } catch (cause) {
      if (cause instanceof StartError) throw cause;
      throw new StartError(
        `${LABELS[name]} não inicia. O motivo está em ${join(this.#paths.logs, 'pec.log')}.`,
        {
          cause,
        },
      );
    }
  }

  #newPart(
    name: keyof typeof LABELS,
    launch: PartOptions['launch'],
    abortLaunch?: () => Promise<void>,
  ): Part {
    const part = new Part({
      name,
      log: this.#log,
      launch,
      ...(abortLaunch ? { abortLaunch } : {}),
      onChange: () => this.#update({}),
      onFailing: () => this.#tellFailing(name),
      mayRestart: () => this.#keepsFolder(),
    });
    this.#parts.set(name, part);
    return part;
  }

  #tellFailing(name: keyof typeof LABELS): void {
    const file = join(this.#paths.logs, name === 'postgres' ? 'postgres.log' : 'pec.log');
    this.#options.say(`${LABELS[name]} parou cinco vezes em 30 s. Nova tentativa a cada 5 s; veja ${file}.`);
  }

  // Whoever deletes the folder of a running installation, or takes it, must not find two at work on it.
  #keepsFolder(): boolean {
    if (this.#stopping || !this.#run) return false;
    if (holdsRunState(this.#paths.state, this.#run.token)) return true;
    this.#options.say(`A pasta ${this.#paths.dataDir} foi apagada ou mudou de mãos. A instalação vai parar.`);
    void this.stop();
    return false;
  }

  #watchFolder(): void {
    const timer = setInterval(() => this.#keepsFolder(), WATCH_MS);
    void this.stopped.then(() => clearInterval(timer));
  }

  #childEnvironment(port: number, databaseUrl: string): NodeJS.ProcessEnv {
    const { boot } = this.#options;
    return {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PEC_PORT: String(port),
      PEC_HOST: boot.host,
      PEC_DATA_DIR: boot.dataDir,
      [CHILD_ENV.supervisor]: String(process.pid),
      ...(boot.databaseUrl ? {} : { [CHILD_ENV.cluster]: this.#paths.cluster }),
    };
  }

  #openLog(name: string): (text: string) => void {
    const file = openLogFile(join(this.#paths.logs, name));
    this.#logFiles.push(file);
    return (text) => {
      file.write(text);
      this.#options.echo?.(text);
    };
  }

  #update(changes: Partial<RunState>): void {
    if (!this.#run || !holdsRunState(this.#paths.state, this.#run.token)) return;
    const children = (['web', 'worker'] as const).map((name) => this.#parts.get(name)?.pid ?? null);
    this.#run = { ...this.#run, ...changes, children: children.filter((pid) => pid !== null) };
    try {
      replaceRunState(this.#paths.state, this.#run);
    } catch (error) {
      // A full disk must not end the supervisor; the state of before stays valid.
      this.#log.warn('supervisor.state-not-written', errorFields(error));
    }
  }

  #leaveWhenUnattended(): void {
    const timer = setTimeout(() => {
      if (this.#control?.attached() === 0) void this.stop();
    }, UNATTENDED_MS);
    void this.stopped.then(() => clearTimeout(timer));
  }

  async #stop(): Promise<void> {
    this.#log.info('supervisor.stopping');
    await this.#stopChildren();
    await this.#parts.get('postgres')?.stop();
    this.#log.info('supervisor.stopped');
    if (this.#run && holdsRunState(this.#paths.state, this.#run.token))
      rmSync(this.#paths.state, { force: true });
    this.#run = undefined;
    this.#control?.close();
    for (const file of this.#logFiles) file.close();
    this.#markStopped();
  }
}
