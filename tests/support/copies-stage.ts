import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recoveryKeyOf } from '#modules/backup/server/file/recovery-key';
import { verifyCopy } from '#modules/backup/server/file/verify-copy';
import { query } from './base.ts';
import { command } from './command.ts';
import { newFolder } from './folders.ts';
import { type Installation, startAgain } from './installation.ts';
import { nextProgram } from './next-program.ts';
import { startPrepared } from './prepared.ts';
import { beginPec, jsonOf, type Running } from './program.ts';
import { programsOf, untilAtRest } from './strike.ts';
import { until } from './until.ts';

/** `back`: the older program takes the base of before its upgrade back. */
export type Act = 'create' | 'restore' | 'upgrade' | 'back';
/** How long each takes, in starts of the installation: a machine that is busy is slow in all of them. */
const LASTS: Record<Act, number> = { create: 0.6, restore: 1.8, upgrade: 2.5, back: 1 };

/** How a command left the installation; `why`, where that is not as it must be. */
export type Held = { base: 'old' | 'new' | 'half' | 'lost'; why?: string };

/** What one sees of a base: its rows, and whose life it is. */
type Sight = { rows: string; life: string };
type Copy = { folder: string; fileName: string; state: string };

/** The base is whole, and something besides it is not as it must be. */
class Lost extends Error {}

const NEWER = /mais nova que este programa.*--before-upgrade/s;
const PART = '.pecbackup.part';
/** More bases beside it would only fill the disk. */
const MOST_BESIDE = 3;
const TABLES = [
  'municipality',
  'unit',
  'team',
  'professional',
  'lotacao',
  'profile',
  'administrative_access',
];
const sums = TABLES.map(
  (table) => `(select count(*) || md5(string_agg(line, '|' order by line))
    from (select to_jsonb(t)::text as line from ${table} t) as lines)`,
);
const SIGHT = `select concat_ws(' ', ${sums.join(', ')}) as rows,
  (select incarnation::text from installation) as life`;

/** One installation with a copy of it, on which commands about copies are begun, and what is left of them is judged. */
export class CopiesStage {
  readonly dataDir: string;
  readonly #folder = newFolder();
  readonly #copy = join(this.#folder, 'de-antes.pecbackup');
  readonly #next = nextProgram('crash', {
    '209901010000_beyond': 'create table beyond (id int primary key);',
  });
  readonly #verified = new Set<string>();
  #one: Installation;
  #startMs = 0;
  #begun = 0;
  #beside = 0;
  #before: Sight = { rows: '', life: '' };
  #copied = '';
  /** The base that an upgrade took the place of. */
  #older: Sight | undefined;

  private constructor(one: Installation) {
    this.dataDir = one.dataDir;
    this.#one = one;
  }

  static async open(): Promise<CopiesStage> {
    const stage = new CopiesStage(await startPrepared('network'));
    stage.#copied = (await stage.#look()).rows;
    const made = await stage.#one.command(['backup', 'create', '--to', stage.#copy]);
    if (made.code !== 0) throw new Error(`the first copy: ${made.stderr}`);
    stage.#verified.add(stage.#copy);
    await stage.#stop();
    await stage.#start();
    return stage;
  }

  /** About how long a command takes that nobody kills, in ms. */
  lasts(act: Act, isStopped: boolean): number {
    return this.#startMs * (LASTS[act] + (isStopped && act !== 'back' ? 1 : 0));
  }

  /** Is the base that of the newer program? Then the only act is to go back. */
  get isUpgraded(): boolean {
    return this.#older !== undefined;
  }

  /** Begins an act, on the installation that works or on one that is stopped, as the one that goes back is anyway. */
  async begin(act: Act, isStopped: boolean): Promise<Running> {
    this.#begun += 1;
    if (act !== 'back') {
      await this.#write(`PONTO ${this.#begun}`);
      this.#before = await this.#look();
      if (isStopped) await this.#stop();
    }
    return beginPec(this.dataDir, this.#argumentsOf(act));
  }

  #argumentsOf(act: Act): string[] {
    if (act === 'back') return ['start', '--before-upgrade'];
    if (act === 'upgrade') return ['upgrade', this.#next];
    if (act === 'restore') return ['backup', 'restore', this.#copy];
    return ['backup', 'create', ...(this.#begun % 2 === 0 ? ['--to', this.#asked()] : [])];
  }

  /** The same file until there is one: what a killed command left of it must not be in the way. */
  #asked(): string {
    for (let number = 1; ; number++) {
      const file = join(this.#folder, `pedida-${number}.pecbackup`);
      if (!existsSync(file)) return file;
    }
  }

  /** Starts the installation again and says what it is. `isUndisturbed`: nobody killed anything. */
  async judge(act: Act, running: Running, isUndisturbed: boolean): Promise<Held> {
    try {
      await untilAtRest(this.dataDir);
      const { code, stderr } = running.soFar();
      await this.#stop();
      const base = await (act === 'upgrade' || act === 'back' ? this.#wakeUpgraded(act) : this.#wake(act));
      if (isUndisturbed && act !== 'back' && code !== 0) throw new Lost(`ended with ${code}: ${stderr}`);
      if (isUndisturbed && base === 'old') throw new Lost(`ended well, and all is as before`);
      if (isUndisturbed && act === 'create') this.#requireNoParts();
      return { base };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { base: error instanceof Lost ? 'lost' : 'half', why };
    }
  }

  async #wake(act: 'create' | 'restore'): Promise<'old' | 'new'> {
    await this.#start();
    const sight = await this.#look();
    const isOld = isSame(sight, this.#before);
    const isNew = act === 'restore' && sight.rows === this.#copied && sight.life !== this.#before.life;
    if (!isOld && !isNew) throw new Error('the rows are neither those of before nor those of the copy');
    const made = await this.#lookAround(isNew ? 1 : 0);
    return isNew || (act === 'create' && made > 0) ? 'new' : 'old';
  }

  /** Who is refused for a base that is newer starts the newer program, or goes back. */
  async #wakeUpgraded(act: 'upgrade' | 'back'): Promise<'old' | 'new'> {
    const wanted = act === 'back' ? this.#older : this.#before;
    const isNewer = await this.#start().then(
      () => false,
      (error: unknown) => {
        if (NEWER.test(String(error))) return true;
        throw error;
      },
    );
    if (isNewer && act === 'back') await this.#start(['--before-upgrade']);
    if (isNewer && act === 'upgrade') await this.#start([], this.#next);
    const hasBeyond =
      (await query(this.dataDir, `select from pg_tables where tablename = 'beyond'`)).length > 0;
    if (hasBeyond !== (isNewer && act === 'upgrade'))
      throw new Error('the schema is not that of the program');
    if (!isSame(await this.#look(), wanted)) throw new Error('the rows are not those of before');
    this.#older = hasBeyond ? wanted : undefined;
    // Going back, one of before becomes the base, and the base one of before; an upgrade that was cut goes back by itself.
    if (act === 'back') await this.#lookAround(0);
    else await this.#lookAround(isNewer ? 1 : 0, 1);
    if (hasBeyond) {
      await this.#write('DEPOIS DA ATUALIZACAO');
      await this.#stop();
    }
    return isNewer === (act === 'upgrade') ? 'new' : 'old';
  }

  /** The trail, the bases beside, the copies. Answers how many good copies there are that were not there before. */
  async #lookAround(replaced: number, atMost = replaced): Promise<number> {
    const trail = await this.#one.command(['audit', 'verify']);
    if (trail.code !== 0) throw new Lost(`the trail: ${trail.stdout}${trail.stderr}`);
    await this.#lookBeside(replaced, atMost);
    const { copies } = jsonOf<{ copies: Copy[] }>(await this.#one.command(['backup', 'list', '--json']));
    const { key } = await recoveryKeyOf(this.dataDir);
    const seen = this.#verified.size;
    for (const { folder, fileName, state } of copies) {
      const path = join(folder, fileName);
      if (state !== 'verified' || this.#verified.has(path)) continue;
      await verifyCopy(path, key).catch((cause: unknown) => {
        throw new Lost(`a copy that is listed as good: ${String(cause)}`);
      });
      this.#verified.add(path);
    }
    return this.#verified.size - seen;
  }

  async #lookBeside(replaced: number, atMost: number): Promise<void> {
    const bases = await query<{ name: string }>(
      this.dataDir,
      `select datname as name from pg_database where datname like 'pec\\_%' order by 1`,
    );
    const names = bases.map(({ name }) => name);
    const before = names.filter((name) => name.startsWith('pec_antes_'));
    const more = before.length - this.#beside;
    if (names.length > before.length || more < replaced || more > atMost)
      throw new Lost(`beside the base are ${names.join(', ')}, and there were ${this.#beside} of before`);
    this.#beside = before.length;
    const lives = existsSync(join(this.dataDir, 'bases')) ? readdirSync(join(this.dataDir, 'bases')) : [];
    if (lives.length > before.length) throw new Lost(`files of lives that are no more: ${lives.join(', ')}`);
    if (before.length < MOST_BESIDE || this.isUpgraded) return;
    for (const name of before) await query(this.dataDir, `drop database ${name}`);
    this.#beside = 0;
  }

  #requireNoParts(): void {
    const folder = this.#begun % 2 === 0 ? this.#folder : join(this.dataDir, 'copias');
    const parts = readdirSync(folder).filter((name) => name.endsWith(PART));
    if (parts.length > 0) throw new Lost(`left of copies: ${parts.join(', ')}`);
  }

  async #start(args: readonly string[] = [], root?: string): Promise<void> {
    const begun = performance.now();
    this.#one = await startAgain({ dataDir: this.dataDir }, {}, args, root);
    this.#startMs = performance.now() - begun;
  }

  async #stop(): Promise<void> {
    const { code, stderr } = await command(this.dataDir, ['stop']);
    if (code !== 0) throw new Error(`pec stop: ${stderr}`);
    await until('all to be stopped', () => programsOf(this.dataDir).length === 0);
  }

  async #look(): Promise<Sight> {
    const [sight] = await query<Sight>(this.dataDir, SIGHT);
    if (!sight) throw new Error('nothing is to be seen of the base');
    return sight;
  }

  #write = (name: string) => query(this.dataDir, `update unit set name = '${name}'`);
}

const isSame = (one: Sight, other: Sight | undefined): boolean =>
  one.rows === other?.rows && one.life === other.life;
