import type { RouteOutput } from '#platform/contract/route';
import { formatNumber } from '#ui/index';
import type { getCnesImport, listCnesImports } from '../contract.ts';

export type CnesImport = RouteOutput<typeof listCnesImports>['rows'][number];
export type CnesReport = RouteOutput<typeof getCnesImport>;
export type CnesCounts = NonNullable<CnesImport['counts']>;
export type Section = keyof CnesCounts;

export const isLiveImport = ({ status }: Pick<CnesImport, 'status'>) =>
  status === 'waiting' || status === 'running';

/** What the progress counts: the file is read by bytes, then its records are worked on. */
export const countedNoun = (step: string | null): string =>
  step?.startsWith('Lendo') ? 'bytes' : 'registros';

export const SECTIONS: readonly { name: Section; title: string }[] = [
  { name: 'units', title: 'Unidades de saúde' },
  { name: 'teams', title: 'Equipes' },
  { name: 'professionals', title: 'Profissionais' },
  { name: 'lotacoes', title: 'Lotações' },
];

const plural = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** True when importing the file adds, updates and inactivates nothing. */
export function changesNothing(counts: CnesCounts): boolean {
  return Object.values(counts).every((of) => of.added + of.updated + of.inactivated === 0);
}

/** How many lotações leave and how many rows have faults, in one sentence. */
export function leavingSentence(counts: CnesCounts, inconsistencies: number): string {
  const leaving = counts.lotacoes.inactivated;
  const leave =
    leaving === 0
      ? 'Nenhuma lotação sai'
      : leaving === 1
        ? '1 lotação sai por não estar no arquivo'
        : `${formatNumber(leaving)} lotações saem por não estarem no arquivo`;
  const faults =
    inconsistencies === 0
      ? 'nenhum registro tem inconsistência'
      : plural(inconsistencies, 'registro tem inconsistência', 'registros têm inconsistência');
  return `${leave} e ${faults}.`;
}
