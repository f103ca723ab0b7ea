import { labelOf } from '#platform/contract/choices';
import type { Block, Paper } from '#platform/documents/document';
import type { Db } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import { ROUTES_OF_ADMINISTRATION } from '../../contract/codes.ts';
import { quantityText } from '../../contract/quantity.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import { getToPrint } from '../view.ts';
import { onPages, patientOf, printPaper, signedBy } from './paper.ts';
import { type PrintedMedicine, prescribedIn } from './paper-queries.ts';

/** Kept by the pharmacy and by the citizen, but for the common recipe. */
const COPIES = ['1ª via: farmácia', '2ª via: paciente'];
const copiesOf = (recipe: string) => (recipe === 'comum' ? [''] : COPIES);

const medicineBlocks = ({ item, posology }: PrintedMedicine, place: number): Block[] => [
  {
    kind: 'text',
    look: 'strong',
    text: `${place}. ${item.name} — quantidade: ${quantityText(item)}`,
  },
  {
    kind: 'text',
    text: `Via ${labelOf(ROUTES_OF_ADMINISTRATION, item.route).toLowerCase()}. ${posology}`,
  },
  ...(item.advice ? [{ kind: 'text', text: item.advice } as const] : []),
];

/** One part for each type of recipe, each on its own pages; nothing where none was prescribed. */
export async function prescriptionPaper(
  db: Db,
  row: EncounterRow,
  recipe?: string,
): Promise<{ title: string; blocks: Block[] } | null> {
  const medicines = (await prescribedIn(db, row.id)).filter(
    ({ item }) => recipe === undefined || item.recipe === recipe,
  );
  if (medicines.length === 0) return null;
  const parts = RECIPES.flatMap(({ value, label }) => {
    const of = medicines.filter(({ item }) => item.recipe === value);
    if (of.length === 0) return [];
    return copiesOf(value).map((copy): Block[] => [
      { kind: 'heading', text: [`Receita: ${label.toLowerCase()}`, copy].filter(Boolean).join(' — ') },
      patientOf(row),
      ...of.flatMap((one, place) => medicineBlocks(one, place + 1)),
      signedBy(row),
    ]);
  });
  return { title: 'Receituário', blocks: onPages(parts) };
}

/** "Receita". 404 where nothing was prescribed. */
export async function prescriptionPdf(
  context: ReadContext,
  id: string,
  { paper, recipe }: { paper: Paper; recipe?: string | undefined },
): Promise<Buffer> {
  const row = await getToPrint(context, id);
  const said = await prescriptionPaper(context.db, row, recipe);
  if (!said) throw notFound('A receita');
  return printPaper(context, row, { paper, ...said });
}
