import { ageOn, bodyMassIndex, classifyBodyMass, formatNumber } from '@pec-aberto/clinical';
import { Card, Facts } from '#ui/index';
import { today } from '../chart-of.ts';
import { dayOf } from '../since.ts';
import type { CardOf } from './card-of.ts';
import { newestOf } from './series.ts';

const ELDER = 60;
/** "Polifarmácia". */
const MANY = 5;

/** "Idoso", of whom is 60 or more: nutritional state, and whether five medicines or more are taken all the time. */
export function ElderCard({ chart: { birthDate, deceased }, sheet: { measurements, medicines } }: CardOf) {
  const age = birthDate === null || deceased ? null : ageOn(birthDate, today());
  if (!age || age.years < ELDER) return null;
  const weight = newestOf(measurements, 'weight');
  const mass = bodyMassIndex({
    weight: weight?.value ?? null,
    height: newestOf(measurements, 'height')?.value ?? null,
  });
  const state = mass === null ? null : classifyBodyMass(mass, age.years);
  const continuous = medicines.filter((one) => one.continuous);
  return (
    <Card title="Acompanhamento do idoso">
      <Facts
        facts={[
          {
            label: 'Estado nutricional',
            value:
              mass !== null && state && weight
                ? `${state.label} (IMC ${formatNumber(mass)}), ${dayOf(weight.at)}`
                : 'Sem peso e altura registrados',
          },
          {
            label: 'Usa 5 ou mais medicamentos contínuos',
            value: `${continuous.length >= MANY ? 'Sim' : 'Não'} (${continuous.length})`,
          },
        ]}
      />
    </Card>
  );
}
