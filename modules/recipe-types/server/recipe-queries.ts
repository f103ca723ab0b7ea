import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import type { Marked } from '../contract.ts';
import type { Recipe } from '../contract/recipes.ts';

const named = sql`join data_packages_code c on c.system = 'catmat' and c.code = r.catmat`;

/** Marked medicines of a municipality, by name. */
export function listMarked(
  db: Db,
  municipalityId: string,
  query: PageQuery & { search?: string | undefined; recipe?: Recipe | undefined },
): Promise<PageOf<Marked>> {
  const { search, recipe } = query;
  const found = search?.trim() ? sql`search_key(c.name) like search_key(${containing(search)})` : sql`true`;
  const source = sql`select r.id, search_key(c.name) || r.catmat as sort_key from medicine_recipe r ${named}
    where r.municipality_id = ${municipalityId} and (${recipe ?? null}::text is null or r.recipe = ${recipe ?? null})
      and ${found}`;
  return readPage(
    db,
    query,
    {
      source,
      columns: sql`r.catmat, c.name, r.recipe, c.until = '' as "inForce"`,
      details: sql`join medicine_recipe r on r.id = page.id ${named}`,
    },
    ({ id, catmat, name, recipe: asked, inForce }: Marked): Marked => ({
      id,
      catmat,
      name,
      recipe: asked,
      inForce,
    }),
  );
}

export type Kept = { id: string; municipalityId: string; catmat: string; recipe: Recipe };
const columns = sql`r.id, r.municipality_id as "municipalityId", r.catmat, r.recipe`;

/** What a municipality says of these medicines, which nobody else changes until the transaction ends. */
export const holdMarked = (db: Tx, municipalityId: string, catmats: readonly string[]): Promise<Kept[]> =>
  rowsOf<Kept>(
    db,
    sql`select ${columns} from medicine_recipe r
      where r.municipality_id = ${municipalityId} and r.catmat = any(${catmats}::text[]) order by r.id for update`,
  );

/** One of the municipality (null: of any). */
export const findMarked = (db: Db, municipalityId: string | null, id: string): Promise<Kept | undefined> =>
  findRow<Kept>(
    db,
    sql`select ${columns} from medicine_recipe r
      where r.id = ${id} and (${municipalityId}::uuid is null or r.municipality_id = ${municipalityId}::uuid)`,
  );

export const findRecipeOf = async (db: Db, municipalityId: string, catmat: string): Promise<Recipe | null> =>
  (
    await findRow<{ recipe: Recipe }>(
      db,
      sql`select recipe from medicine_recipe where municipality_id = ${municipalityId} and catmat = ${catmat}`,
    )
  )?.recipe ?? null;

/** The last who marks a medicine is the one who stands. */
export const saveMarked = (db: Tx, { id, municipalityId, catmat, recipe }: Kept, at: Date) =>
  sql`insert into medicine_recipe (id, municipality_id, catmat, recipe, marked_at)
    values (${id}, ${municipalityId}, ${catmat}, ${recipe}, ${at})
    on conflict (municipality_id, catmat) do update set recipe = excluded.recipe, marked_at = excluded.marked_at`.execute(
    db,
  );

/** False where somebody else was faster. */
export const deleteMarked = async (db: Tx, id: string): Promise<boolean> =>
  (await affected(db, sql`delete from medicine_recipe where id = ${id}`)) > 0;

/** Names of those of these codes that the CATMAT has. */
export const listMedicines = (
  db: Db,
  catmats: readonly string[],
): Promise<Array<{ code: string; name: string }>> =>
  rowsOf(
    db,
    sql`select code, name from data_packages_code
      where system = 'catmat' and until = '' and code = any(${catmats}::text[])`,
  );
