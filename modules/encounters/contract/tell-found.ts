import { dayText } from '@pec-aberto/brazil';
import { labelOf } from '#platform/contract/choices';
import {
  ALLERGY_CATEGORIES,
  type Allergy,
  CERTAINTIES,
  CRITICALITIES,
  KINSHIPS,
  OBSTETRIC_COUNTS,
  OUTCOME_WITHIN_YEAR,
  REACTIONS,
} from './chart-entries.ts';
import { PROBLEM_STATES } from './codes.ts';
import type { Evaluated, Soap } from './content.ts';
import { codeText, line, type Lines, type Names, said, several, yesOrNo } from './tell-parts.ts';

/* What an encounter found of a citizen: problems, allergies and antecedents. */

/** Null: it was said once, and is known no more. */
const since = (startedOn: string | null | undefined): string =>
  startedOn === null ? 'início não conhecido' : startedOn ? `desde ${dayText(startedOn)}` : '';

export function problemText({ ciap2, cid10, note, listed }: Evaluated, names: Names): string {
  const codes = [
    ...(ciap2 ? [codeText(names, 'ciap2', ciap2)] : []),
    ...(cid10 ? [codeText(names, 'cid10', cid10)] : []),
  ].join(' · ');
  return said(
    codes,
    listed && labelOf(PROBLEM_STATES, listed.state).toLowerCase(),
    since(listed?.startedOn),
    listed?.endedOn && `até ${dayText(listed.endedOn)}`,
    note,
  );
}

export const allergyText = ({
  agent,
  category,
  reaction,
  criticality,
  certainty,
  manifestations = [],
  startedOn,
  note,
  removed,
}: Allergy): string =>
  said(
    agent,
    labelOf(ALLERGY_CATEGORIES, category).toLowerCase(),
    reaction && labelOf(REACTIONS, reaction).toLowerCase(),
    criticality && `criticidade ${labelOf(CRITICALITIES, criticality).toLowerCase()}`,
    certainty && labelOf(CERTAINTIES, certainty).toLowerCase(),
    manifestations.length > 0 && `manifestações: ${manifestations.join('; ')}`,
    since(startedOn),
    note,
    removed && 'retirada da lista',
  );

export function antecedentLines({ antecedents }: Soap, names: Names): Lines {
  const { hospital = [], family = [], obstetric } = antecedents ?? {};
  const within = obstetric?.outcomeWithinYear;
  return [
    ...several(
      'Cirurgia ou internação',
      hospital.map(({ what, on, note, removed }) =>
        said(what, on && dayText(on), note, removed && 'retirada da lista'),
      ),
    ),
    ...several(
      'Familiar',
      family.map(({ ciap2, kinship, note, removed }) =>
        said(
          codeText(names, 'ciap2', ciap2),
          kinship && labelOf(KINSHIPS, kinship),
          note,
          removed && 'retirado da lista',
        ),
      ),
    ),
    ...OBSTETRIC_COUNTS.flatMap(({ key, label }) => line(label, obstetric?.[key]?.toString())),
    ...line(OUTCOME_WITHIN_YEAR, within !== undefined && yesOrNo(within)),
    ...line('Informações obstétricas', obstetric?.removed && 'Retiradas da lista'),
  ];
}
