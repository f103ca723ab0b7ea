import type { Static } from 'typebox';
import type { LoadedCitizen } from '#modules/citizens/index';
import { requireShared } from '#modules/record-access/index';
import type { ReadContext } from '#platform/usecase/context';
import type { previewMergeContract } from '../../contract/merges.ts';
import { suggestions } from '../suggest/suggestions.ts';
import type { PointingColumn } from './columns.ts';
import { familyWarning } from './families.ts';
import { loadChosen } from './load.ts';
import { auditLooks } from './looks.ts';
import type { MergeRequest } from './merge.ts';
import { type Count, countPointing } from './pointing-queries.ts';
import { PARTS, valuesOf } from './parts.ts';
import { planMerge } from './plan.ts';

type Preview = Static<typeof previewMergeContract.response>;

/**
 * What a joining would do, part by part and table by table. Whole registrations are shown: the trail keeps one look at
 * each. 403 `sharing-refused` where one is withheld from who asks; other
 * errors as of {@link loadChosen}.
 */
export async function previewMerge(
  context: ReadContext,
  columns: readonly PointingColumn[],
  request: MergeRequest,
): Promise<Preview> {
  const { db } = context;
  await requireShared(context, [request.principalId, ...request.otherIds]);
  const { principal, others } = await loadChosen(db, request);
  const all = [principal, ...others];
  await auditLooks(
    context,
    'duplicates.compared',
    all.map(({ id }) => id),
  );
  const plan = planMerge(principal, others, request.choices);
  // What is said of pairs goes along, and is nothing of the person's.
  const going = columns.filter(
    ({ onMerge, byReading }) => onMerge === 'move' || (onMerge === 'own' && !byReading),
  );
  const fromOthers = await countPointing(
    db,
    going,
    others.map(({ id }) => id),
  );
  const ofPrincipal = await countPointing(db, going, [principal.id]);
  const [suggested = null] = await suggestions(db, [all.map(({ id }) => id)]);
  const family = { ...principal.record, ...plan.fields };
  const deep = await familyWarning(db, all, family);
  return {
    versions: Object.fromEntries(all.map(({ id, version }) => [id, version])),
    parts: PARTS.map((part) => {
      const values = Object.fromEntries(all.map(({ id, record }) => [id, valuesOf(record, part)]));
      const told = new Set(Object.values(values).map((value) => JSON.stringify(value)));
      return { part, from: plan.choices[part], same: told.size === 1, values };
    }),
    suggested,
    moves: sumByLabel(fromOthers, ofPrincipal),
    warnings: [...warningsOf(all), ...(deep ? [deep] : [])],
  };
}

function sumByLabel(fromOthers: readonly Count[], ofPrincipal: readonly Count[]): Preview['moves'] {
  const labels = [...new Set(fromOthers.map(({ label }) => label))];
  const sum = (counts: readonly Count[], label: string) =>
    counts.filter((one) => one.label === label).reduce((total, { count }) => total + count, 0);
  return labels.map((label) => ({
    label,
    fromOthers: sum(fromOthers, label),
    ofPrincipal: sum(ofPrincipal, label),
  }));
}

/** Contradictions that one person cannot have. */
function warningsOf(all: readonly LoadedCitizen[]): string[] {
  const told = (value: (one: LoadedCitizen) => unknown) =>
    new Set(all.map(value).filter((one) => one !== null)).size;
  const warnings = [
    told(({ record }) => record.cpf) > 1 && 'Cada cadastro tem um CPF. Uma pessoa tem só um.',
    told(({ record }) => record.birthDate) > 1 && 'As datas de nascimento são diferentes.',
    told(({ record }) => record.sex) > 1 && 'O sexo é diferente entre os cadastros.',
    told(({ record }) => record.deceased) > 1 && 'Um dos cadastros é de pessoa falecida e outro não.',
  ];
  return warnings.filter((one) => typeof one === 'string');
}
