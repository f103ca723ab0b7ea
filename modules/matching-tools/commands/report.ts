import type { MatchingReport, Spoiler, SpoilerRow } from '@pec-aberto/matching/generator';
import { wholeNumber } from '#platform/cli/checks';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';

const PAIRS = 20_000;
const MOST = 2 ** 31 - 1;
const LEAST_PRECISION = 0.999;
const LEAST_RECALL = 0.97;

/** Exit 0 within the bounds of issue 5, 1 beyond one of them. */
export const matchingReport: Command<Platform> = {
  name: 'matching report',
  summary: 'Mede a ligação de cadastros em duas relações sintéticas de que se sabe a verdade.',
  needs: 'nothing',
  options: {
    pairs: {
      type: 'string',
      description: `Pares verdadeiros. Padrão: ${PAIRS.toLocaleString('pt-BR')}.`,
      check: wholeNumber(1, MOST),
    },
    seed: {
      type: 'string',
      description: 'Semente: a mesma dá as mesmas pessoas. Padrão: 1.',
      check: wholeNumber(1, MOST),
    },
  },
  async run(context) {
    const pairs = Number(context.options['pairs'] ?? PAIRS);
    const seed = Number(context.options['seed'] ?? 1);
    const { labelledRosters, reportOf } = await import('@pec-aberto/matching/generator');
    const { linkRosters } = await import('@pec-aberto/matching');
    context.progress('Gerando as relações…');
    const rosters = labelledRosters({ pairs, people: { seed } });
    context.progress('Ligando…');
    const report = reportOf(linkRosters(rosters.a, rosters.b).links, rosters);
    for (const line of linesOf(report)) context.print(line);
    return { exit: isGood(report) ? 0 : 1, json: report };
  },
};

const isGood = ({ precision, recall, review, reviewAllowed }: MatchingReport): boolean =>
  precision >= LEAST_PRECISION && recall >= LEAST_RECALL && review <= reviewAllowed;

function linesOf(report: MatchingReport): string[] {
  return [
    `Pares verdadeiros: ${report.truePairs}`,
    `Ligações automáticas: ${report.auto}, erradas ${report.wrongAuto} (precisão ${report.precision.toFixed(5)})`,
    `Encontrados: ${percent(report.recall)} (${percent(report.recallAuto)} automáticos)`,
    `Pares a conferir: ${report.review}, de ${Math.floor(report.reviewAllowed)} suportáveis`,
    '',
    row('Corrupção', 'pares', 'automáticos', 'a conferir', 'perdidos'),
    ...report.bySpoiler.map(rowOf),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const row = (first: string, ...others: (string | number)[]): string =>
  first.padEnd(22) + others.map((cell) => String(cell).padStart(13)).join('');

const rowOf = ({ spoiler, pairs, auto, review, missed }: SpoilerRow): string =>
  row(spoiler === null ? 'nenhuma' : LABELS[spoiler], pairs, auto, review, missed);

const LABELS: Readonly<Record<Spoiler, string>> = {
  nameSlip: 'nome: digitação',
  nameSpelling: 'nome: grafia',
  nameAbbreviated: 'nome: abreviado',
  nameMiddleDropped: 'nome: falta palavra',
  nameCut: 'nome: cortado',
  nameJoined: 'nome: sem espaço',
  nameReordered: 'nome: outra ordem',
  suffixDropped: 'nome: sem Filho, Neto',
  marriedName: 'nome: casamento',
  socialName: 'nome social',
  newbornName: 'nome: RN de',
  nameUnknown: 'nome: não informado',
  birthSwapped: 'nasc.: dia e mês',
  birthSlip: 'nasc.: digitação',
  birthMissing: 'nasc.: falta',
  sexWrong: 'sexo: errado',
  sexMissing: 'sexo: falta',
  motherSlip: 'mãe: digitação',
  motherSpelling: 'mãe: grafia',
  motherAbbreviated: 'mãe: abreviada',
  motherMarried: 'mãe: casamento',
  motherMissing: 'mãe: falta',
  fatherMissing: 'pai: falta',
  parentsExchanged: 'mãe e pai trocados',
  cpfMissing: 'CPF: falta',
  cpfSlip: 'CPF: digitação',
  cpfOfParent: 'CPF: da mãe',
  cnsMissing: 'CNS: falta',
  cnsOneOfSeveral: 'CNS: um de vários',
  cnsOtherProvisional: 'CNS: outro provisório',
  moved: 'mudou de endereço',
  phoneChanged: 'telefone: outro',
  phoneMissing: 'telefone: falta',
  addressMissing: 'endereço: falta',
  municipalityMissing: 'município: falta',
  deathUnknown: 'óbito: falta',
};
