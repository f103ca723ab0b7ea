import { type AnyRoute, callUrl } from '#ui/client/api';
import {
  type MailedPaper,
  printCertificates,
  printExams,
  printGuidance,
  printPrescription,
  printReferrals,
} from '../contract.ts';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import type { Soap } from '../contract/content.ts';
import { type Encounter, RESOURCES } from '../contract/parts.ts';

export type Sheet = 'A4' | 'A5';
/** A paper that a finished encounter has. */
export type VisitPaper = {
  label: string;
  address(sheet: Sheet): string;
  /** As which it may go by e-mail. */
  mailed?: MailedPaper;
};

type Plan = NonNullable<Soap['plan']>;
type Made = { label: string; query?: Record<string, string>; mailed?: MailedPaper };

/** One for each type of recipe: they go on paper of their own, and to a pharmacy each. */
function prescriptions({ prescribed = [] }: Plan): Made[] {
  const types = RECIPES.filter(({ value }) => prescribed.some(({ recipe }) => recipe === value));
  return types.map(({ value, label }) => ({
    ...(types.length === 1
      ? { label: 'Imprimir receita' }
      : { label: `Imprimir receita: ${label.toLowerCase()}`, query: { recipe: value } }),
    // What a pharmacy keeps goes by hand.
    ...(value === 'comum' ? { mailed: 'prescription' } : {}),
  }));
}

const one = (is: boolean, made: Made): Made[] => (is ? [made] : []);

/** What a plan makes, with what is asked of who prints it. */
const PAPERS: ReadonlyArray<{ route: AnyRoute; resource: string; madeOf(plan: Plan): Made[] }> = [
  { route: printPrescription, resource: RESOURCES.printPrescriptions, madeOf: prescriptions },
  {
    route: printExams,
    resource: RESOURCES.printExams,
    madeOf: ({ examRequests = [] }) =>
      one(
        examRequests.some(({ exams }) => exams.length > 0),
        { label: 'Imprimir pedido de exames' },
      ),
  },
  {
    route: printReferrals,
    resource: RESOURCES.printReferrals,
    madeOf: ({ referrals: { kinds = [], specialised = [] } = {} }) =>
      one(kinds.length + specialised.length > 0, { label: 'Imprimir encaminhamento' }),
  },
  {
    route: printCertificates,
    resource: RESOURCES.printCertificates,
    madeOf: ({ certificates = [] }) =>
      one(certificates.length > 0, { label: 'Imprimir atestado', mailed: 'certificates' }),
  },
  {
    route: printGuidance,
    resource: RESOURCES.printGuidance,
    madeOf: ({ guidance = [] }) => one(guidance.length > 0, { label: 'Imprimir orientações' }),
  },
];

/** The papers of a finished encounter that somebody may print, who works at its unit: elsewhere it gives none. */
export const papersOf = (
  { id, unit }: Pick<Encounter, 'id' | 'unit'>,
  { plan = {} }: Soap,
  access: { resources: readonly string[]; unit: { id: string } | null },
): VisitPaper[] =>
  PAPERS.filter(({ resource }) => unit.id === access.unit?.id && access.resources.includes(resource)).flatMap(
    ({ route, madeOf }) =>
      madeOf(plan).map(({ query, ...paper }) => ({
        ...paper,
        address: (sheet) =>
          callUrl(route.path, {
            params: { id },
            query: { ...query, ...(sheet === 'A5' ? { paper: sheet } : {}) },
          }),
      })),
  );
