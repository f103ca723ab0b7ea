import { IconAlertTriangle } from '@tabler/icons-react';
import { Card, Icon } from '#ui/index';
import type { KeptAllergy } from '../../../contract/kept.ts';
import { RESOURCES } from '../../../contract/parts.ts';
import { AllergyMarks } from '../problems/allergy-marks.tsx';
import { partialDateText } from '../../parts/partial-date.ts';
import { CardLink } from './card-link.tsx';
import type { CardOf } from './card-of.ts';

/** What happens to her, since when, and what was noted of it. */
const aboutOf = ({ said: { manifestations = [], startedOn, note } }: KeptAllergy): string =>
  [manifestations.join(', ').toLowerCase(), startedOn && `desde ${partialDateText(startedOn)}`, note]
    .filter(Boolean)
    .join(' · ');

/** "Alergias/Reações adversas" that stand. */
export function AllergiesCard({ chart: { at }, sheet: { allergies } }: CardOf) {
  return (
    <Card
      title="Alergias/Reações adversas"
      action={
        <CardLink to={`${at}/problemas`} needs={RESOURCES.problems}>
          Ver todas
        </CardLink>
      }
    >
      {allergies.length === 0 ? <p className="text-2">Nenhuma registrada.</p> : null}
      <ul className="chart-rows">
        {allergies.map((allergy) => (
          <li key={allergy.id}>
            <span className="text-danger">
              <Icon of={IconAlertTriangle} size="small" />
            </span>
            <span className="column">
              <strong>{allergy.name}</strong>
              <span className="caption text-2">{aboutOf(allergy)}</span>
            </span>
            <AllergyMarks said={allergy.said} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
