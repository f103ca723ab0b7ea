import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { EntryKind } from '../../contract/kept.ts';
import type { Soap } from '../../contract/content.ts';
import { keyOf } from './codes.ts';
import { type HeldEntry, saveEntry } from './entries-queries.ts';
import { entryOf } from './entry-of.ts';

type Row = { kind: EntryKind; name: string; said: { id?: string; revisions?: number; removed?: boolean } };

function rowsIn({ assessment, antecedents }: Soap, names: Readonly<Record<string, string>>): Row[] {
  const { hospital = [], family = [], obstetric } = antecedents ?? {};
  return [
    ...(assessment?.allergies ?? []).map((said) => ({ kind: 'alergia', name: said.agent, said }) as const),
    ...hospital.map((said) => ({ kind: 'hospitalar', name: said.what, said }) as const),
    ...family.map(
      (said) =>
        ({
          kind: 'familiar',
          // One that is taken off keeps the name that it had.
          name: names[keyOf({ system: 'ciap2', code: said.ciap2 })] ?? '',
          said,
        }) as const,
    ),
    ...(obstetric ? [{ kind: 'obstetrico', name: 'Informações obstétricas', said: obstetric } as const] : []),
  ];
}

type Into = {
  encounterId: string;
  citizenId: string;
  held: ReadonlyMap<string, HeldEntry>;
  names: Readonly<Record<string, string>>;
};

/** Keeps the allergies and antecedents of an encounter: new ones, and the next revision of those that stand there. */
export async function writeEntries(
  { db, now, changed }: UseCaseContext,
  { encounterId, citizenId, held, names }: Into,
  content: Soap,
): Promise<void> {
  for (const { kind, name, said } of rowsIn(content, names)) {
    const { id: told, revisions: _known, removed = false, ...rest } = said;
    // One that never stood on the list has nothing to be taken off.
    if (told === undefined && removed) continue;
    const known = entryOf(held, kind, told);
    const id = known?.id ?? uuidV7(now.getTime());
    const entry = { id, kind, name: name || (known?.name ?? ''), content: rest, removed };
    const revision = await saveEntry(
      db,
      { encounterId, citizenId, at: now },
      entry,
      (known?.revisions ?? 0) + 1,
    );
    changed(
      { table: 'chart_entry', id, operation: known ? 'U' : 'I' },
      { table: 'chart_entry_revision', id: revision, operation: 'I' },
    );
  }
}
