import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Ledi } from '#platform/ledi/load';
import type { Judged } from './judged.ts';
import { addFichas, claimUuids, type FichaRow, findHolders, type Identity } from './store-queries.ts';

/** `appliedForms`: the forms (tipoDadoSerializado) that some module takes further. */
export type StoreOf = {
  ledi: Ledi;
  /** Null: of no file or transmission, made here. */
  lote: { id: string | null; receivedAt: Date };
  appliedForms: ReadonlySet<number>;
};

type Placed = Judged & { id: string };

/**
 * Puts judged records in the store. A uuid belongs for ever to the first ficha that was accepted under it, or that waits
 * for its layout: an equal form under it is repeated and changes nothing, another one is refused and kept. A ficha that
 * was refused may come back corrected.
 */
export async function storeFichas(
  { db, now }: Pick<UseCaseContext, 'db' | 'now'>,
  { ledi, lote, appliedForms }: StoreOf,
  judged: readonly Judged[],
): Promise<void> {
  const placed: Placed[] = judged.map((one) => ({ ...one, id: uuidV7(now.getTime()) }));
  const first = new Map<string, Placed>();
  for (const one of placed) {
    if (one.outcome !== 'invalid' && one.uuid !== null && !first.has(one.uuid)) first.set(one.uuid, one);
  }
  const identities = [...first.values()].map(({ id, uuid, formHash }): Identity => {
    if (uuid === null || formHash === null) throw new Error('an accepted ficha has a uuid and a form');
    return { uuid, fichaId: id, receivedAt: lote.receivedAt, formHash };
  });
  const claimed = await claimUuids(db, identities);
  const there = await findHolders(
    db,
    [...first.keys()].filter((uuid) => !claimed.has(uuid)),
  );
  const rows = placed.map((one): FichaRow => {
    const { number: _, findings, municipalityId, ...said } = one;
    const row = { ...said, loteId: lote.id, receivedAt: lote.receivedAt, municipalityId };
    const asIs = (): FichaRow => ({
      ...row,
      findings: JSON.stringify(findings),
      toApply: one.outcome === 'valid' && one.tipo !== null && appliedForms.has(one.tipo),
    });
    if (one.outcome === 'invalid' || one.uuid === null) return asIs();
    const beforeInLote = first.get(one.uuid);
    const holder = there.get(one.uuid) ?? (beforeInLote === one ? undefined : beforeInLote);
    if (!holder) return asIs();
    return isSameForm(ledi, holder, one)
      ? { ...row, outcome: 'repeated', envelope: null, formHash: null, findings: '[]', toApply: false }
      : { ...row, outcome: 'invalid', findings: JSON.stringify([OTHER_CONTENT]), toApply: false };
  });
  await addFichas(db, rows);
}

const OTHER_CONTENT = {
  code: 'transporte.uuid.outro-conteudo',
  group: 'estrutural',
  path: 'uuidDadoSerializado',
  message:
    'Já foi recebida uma ficha com este UUID e outro conteúdo. A que chegou primeiro vale; as duas ficam guardadas.',
};

type Held = { formHash: Buffer | null; envelope: Uint8Array | null };

/** Equal bytes, or equal field by field: XML and Thrift, or fields in another order, say the same. */
function isSameForm(ledi: Ledi, before: Held, now: Held): boolean {
  if (before.formHash && now.formHash && before.formHash.equals(now.formHash)) return true;
  if (!before.envelope || !now.envelope) return false;
  const [a, b] = [before.envelope, now.envelope].map((bytes) => ledi.decodeRecord(ledi.layout, bytes));
  if (!a?.form || !b?.form) return false;
  // What the envelope says differs at every relay.
  return ledi.diffRecords(a, b).every(({ path }) => path.startsWith('@'));
}
