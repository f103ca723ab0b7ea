import { accessOf } from '#platform/permissions/scope';
import type { Access } from '#platform/permissions/access';
import type { ReadContext } from '#platform/usecase/context';
import type { FirstStep } from '../contract.ts';
import { answersOf } from './first-steps-queries.ts';

type Step = FirstStep['step'];

const OPTIONAL: ReadonlySet<Step> = new Set(['durations', 'profiles']);
/** Of a whole municipality many need no agenda of their own: who administers it is told, the coordinators do it. */
const OPTIONAL_TO_ADMIN: ReadonlySet<Step> = new Set([...OPTIONAL, 'agendas']);
const AGENDAS = 'visualizar-profissionais.visualizar-acessos.configurar-agenda';

/** Who does what (administration, table 3.1): installer, administrator of the municipality, coordinator of a unit. */
function stepsOf({ kind, resources }: Access): readonly Step[] {
  if (kind === 'installer') return ['system', 'responsible', 'cnes'];
  if (kind === 'municipal-admin')
    return ['activation', 'durations', 'cnes', 'profiles', 'professionals', 'agendas'];
  return kind === 'lotacao' && resources.has(AGENDAS) ? ['professionals', 'agendas'] : [];
}

/** The steps of whoever asks, each ticked by what is in the base; none for who configures nothing. */
export async function firstSteps({ db, actor }: ReadContext): Promise<FirstStep[]> {
  const access = accessOf(actor);
  const steps = access ? stepsOf(access) : [];
  if (!access || steps.length === 0) return [];
  const optional = access.kind === 'municipal-admin' ? OPTIONAL_TO_ADMIN : OPTIONAL;
  const answers = await answersOf(db, access, steps);
  return steps.map((step) => ({
    step,
    optional: optional.has(step),
    ...(answers[step] ?? { done: false, left: 0 }),
  }));
}
