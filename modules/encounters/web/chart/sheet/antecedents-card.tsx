import { labelOf } from '#platform/contract/choices';
import { sentenceCase } from '@pec-aberto/brazil';
import { Card, type Fact, Facts } from '#ui/index';
import { KINSHIPS } from '../../../contract/chart-entries.ts';
import { RESOURCES } from '../../../contract/parts.ts';
import { partialDateText } from '../../parts/partial-date.ts';
import { CardLink } from './card-link.tsx';
import type { CardOf, Sheet } from './card-of.ts';

const joined = (parts: ReadonlyArray<string | undefined>): string => parts.filter(Boolean).join(', ');

function factsOf({ hospital, family, obstetric }: Sheet['antecedents']): Fact[] {
  const { pregnancies, births, abortions, bornAlive } = obstetric?.said ?? {};
  const counts = [
    pregnancies === undefined ? '' : `gestas ${pregnancies}`,
    births === undefined ? '' : `partos ${births}`,
    abortions === undefined ? '' : `abortos ${abortions}`,
    bornAlive === undefined ? '' : `nascidos vivos ${bornAlive}`,
  ];
  return [
    { label: 'Obstétricos', value: joined(counts) },
    {
      label: 'Cirurgias e internações',
      value: hospital
        .map(({ name, said: { on } }) => (on ? `${name} em ${partialDateText(on)}` : name))
        .join('; '),
    },
    {
      label: 'Familiares',
      value: family
        .map(({ name, said: { kinship } }) =>
          [kinship && labelOf(KINSHIPS, kinship), sentenceCase(name)].filter(Boolean).join(': '),
        )
        .join('; '),
    },
  ].filter(({ value }) => value !== '');
}

/** "Antecedentes" in short. */
export function AntecedentsCard({ chart: { at }, sheet: { antecedents } }: CardOf) {
  const facts = factsOf(antecedents);
  return (
    <Card
      title="Antecedentes"
      action={
        <CardLink to={`${at}/antecedentes`} needs={RESOURCES.antecedents}>
          Ver todos
        </CardLink>
      }
    >
      {facts.length === 0 ? <p className="text-2">Nenhum registrado.</p> : <Facts facts={facts} />}
    </Card>
  );
}
