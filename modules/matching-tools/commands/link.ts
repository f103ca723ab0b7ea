import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Link, LinkResult } from '@pec-aberto/matching';
import Papa from 'papaparse';
import type { Command, CommandContext } from '#platform/cli/command';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { columnNotes, noWarnings, readRoster, RosterError, type RosterWarnings } from './roster.ts';

const REVIEWS: readonly string[] = ['best', 'all'];

/** Exit 0 when the links were written, 2 when a roster or the output could not be used. */
export const matchingLink: Command<Platform> = {
  name: 'matching link',
  summary: 'Liga os cadastros de dois arquivos CSV: quem é a mesma pessoa, e quem alguém precisa conferir.',
  needs: 'nothing',
  positionals: [
    {
      name: 'arquivo-a',
      required: true,
      description: 'Primeira relação, em CSV, com record_id e as demais colunas.',
    },
    { name: 'arquivo-b', required: true, description: 'Segunda relação.' },
  ],
  options: {
    out: { type: 'string', required: true, description: 'CSV a gravar: a_id,b_id,score,decision,evidence.' },
    review: {
      type: 'string',
      description: 'Pares a conferir: best, os mais prováveis, até o suportável (padrão); ou all, todos.',
      check: (value) => (REVIEWS.includes(value) ? undefined : 'deve ser best ou all'),
    },
  },
  notes: columnNotes,
  async run(context) {
    const [a = '', b = ''] = context.positionals.map((file) => resolve(context.cwd, file));
    const out = resolve(context.cwd, String(context.options['out']));
    let current = a;
    try {
      current = out;
      await requireApart(out, [a, b]);
      current = a;
      const result = await link(context, a, b, (file) => {
        current = file;
      });
      if (context.signal.aborted) return { exit: 1 };
      current = out;
      await writeWholeFile(out, csvOf(result.links));
      const { summary } = result;
      context.print(
        `${counted(summary.auto, 'ligação automática', 'ligações automáticas')} e ` +
          `${counted(summary.review, 'par', 'pares')} a conferir em ${out}.`,
      );
      for (const sentence of notesOf(summary, showsAll(context))) context.print(sentence);
      return { exit: 0, json: summary };
    } catch (error) {
      const message = sentenceOf(error);
      if (message === undefined) throw error;
      context.progress(`${current}: ${message}`);
      return { exit: 2, json: { status: 'refused', error: { code: 'roster-unusable', message } } };
    }
  },
};

const showsAll = ({ options }: CommandContext<Platform>): boolean => options['review'] === 'all';

/** The smaller roster is held in memory; the other passes by, once to be counted and once to be compared. */
async function link(
  context: CommandContext<Platform>,
  a: string,
  b: string,
  reading: (file: string) => void,
): Promise<LinkResult> {
  const { DEFAULT_SETTINGS, Linkage, linkResult, prepare } = await import('@pec-aberto/matching');
  const swapped = (await sizeOf(a)) > (await sizeOf(b));
  const [held, passing] = swapped ? [b, a] : [a, b];
  const reviewBudget = { ...DEFAULT_SETTINGS.reviewBudget, all: showsAll(context) };
  const linkage = new Linkage({ ...DEFAULT_SETTINGS, reviewBudget });
  const warnings = { [a]: noWarnings(), [b]: noWarnings() };
  const each = async (
    file: string,
    kept: RosterWarnings,
    act: (person: ReturnType<typeof prepare>) => void,
  ) => {
    reading(file);
    for await (const person of readRoster(file, kept)) {
      if (context.signal.aborted) return;
      act(prepare(person));
    }
  };
  context.progress('Lendo as relações…');
  await each(held, warnings[held] ?? noWarnings(), (person) => linkage.hold(person));
  await each(passing, warnings[passing] ?? noWarnings(), (person) => linkage.count(person));
  for (const [file, found] of Object.entries(warnings)) warn(context, file, found);
  linkage.learn();
  context.progress('Comparando…');
  await each(passing, noWarnings(), (person) => linkage.match(person));
  return linkResult(linkage, swapped);
}

/** The links would take the place of a roster, perhaps the only copy. Throws {@link RosterError}. */
async function requireApart(out: string, rosters: readonly string[]): Promise<void> {
  const [written, ...read] = await Promise.all([out, ...rosters].map(fileOf));
  if (written !== undefined && read.includes(written)) {
    throw new RosterError('Esta relação seria substituída pelas ligações. Dê outro nome em --out.');
  }
}

/** One text per file, however it is named: by a link, in other case. Undefined: there is none. */
const fileOf = (file: string): Promise<string | undefined> =>
  stat(file, { bigint: true }).then(
    ({ dev, ino }) => `${dev}.${ino}`,
    () => undefined,
  );

/** What the reader of the links should know of what is not among them, or why they are so many. */
function notesOf({ leftOut, blocksLeftOut, ...summary }: LinkResult['summary'], all: boolean): string[] {
  const bearable =
    `${whole(summary.reviewBearable)} que alguém consegue conferir ` +
    '(5 % das pessoas em comum e 1 por 100 registros, ou 10)';
  const notes: [told: boolean, note: string][] = [
    [
      leftOut.likely > 0,
      `${counted(leftOut.likely, 'par provável ficou', 'pares prováveis ficaram')} de fora: gravam-se os ` +
        `${bearable}. Para gravar todos, use --review all.`,
    ],
    [
      !all && summary.review > summary.reviewBearable,
      `São mais pares que os ${bearable}: com só esses, faltaria gente demais.`,
    ],
    [
      leftOut.unlikely > 0,
      `${counted(leftOut.unlikely, 'par menos provável ficou', 'pares menos prováveis ficaram')} de fora.`,
    ],
    [
      blocksLeftOut > 0,
      `${counted(blocksLeftOut, 'valor comum demais', 'valores comuns demais')} (telefone, CEP, nome…): ` +
        'por eles não se procuraram pessoas.',
    ],
  ];
  return notes.filter(([told]) => told).map(([, note]) => note);
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

function warn({ progress }: CommandContext<Platform>, file: string, found: RosterWarnings): void {
  const lines = [
    [found.withoutId, 'linha sem record_id ficou de fora', 'linhas sem record_id ficaram de fora'],
    [
      found.badDates,
      'data fora do formato AAAA-MM-DD foi ignorada',
      'datas fora do formato AAAA-MM-DD foram ignoradas',
    ],
    [
      found.badDeaths,
      'óbito sem dia legível conta como de dia desconhecido',
      'óbitos sem dia legível contam como de dia desconhecido',
    ],
    [found.badSex, 'sexo diferente de M e F foi ignorado', 'sexos diferentes de M e F foram ignorados'],
  ] as const;
  for (const [many, one, more] of lines) if (many > 0) progress(`${file}: ${counted(many, one, more)}.`);
  if (found.openQuotes > 0) {
    progress(`${file}: há aspas sem par. Confira se nenhum registro ficou dentro de outro.`);
  }
}

const HEADER = 'a_id,b_id,score,decision,evidence\n';
const DECIMALS = 6;

function* csvOf(links: readonly Link[]): Generator<string> {
  yield HEADER;
  for (const { a, b, score, decision, evidence } of links) {
    const cells = [a, b, score.toFixed(DECIMALS), decision, JSON.stringify(evidence)];
    yield `${Papa.unparse([cells], { newline: '\n' })}\n`;
  }
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof RosterError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  return FAULTS[code] ?? 'O arquivo não pôde ser lido ou gravado. Confira a pasta e o disco.';
}

/** What the system says of a file. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'A pasta não existe. Crie-a ou dê outra.',
  EACCES: 'Sem permissão para ler ou gravar este arquivo.',
  EPERM: 'Sem permissão para ler ou gravar este arquivo.',
  EISDIR: 'Isto é uma pasta. Dê o nome de um arquivo.',
  ENOSPC: 'O disco está cheio.',
  EROFS: 'O disco só permite leitura. Dê outra pasta.',
};

const whole = (count: number): string => count.toLocaleString('pt-BR');

const counted = (count: number, one: string, many: string): string =>
  `${whole(count)} ${count === 1 ? one : many}`;
