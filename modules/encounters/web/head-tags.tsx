import { IconAlertTriangle } from '@tabler/icons-react';
import { Icon } from '#ui/index';
import { useSheet } from './parts/sheet.ts';

/** Allergies that are in sight on every tab; the list has the others. */
const SHOWN = 3;

/** To what who is attended reacts, beside the name. */
export function AllergyTags() {
  const { data } = useSheet();
  const allergies = data?.allergies ?? [];
  return (
    <>
      {allergies.slice(0, SHOWN).map(({ id, name, said: { criticality } }) => (
        <span key={id} className="tag danger">
          <Icon of={IconAlertTriangle} size="small" />
          Alergia: {name}
          {criticality === 'alta' ? ' · crit. alta' : ''}
        </span>
      ))}
      {allergies.length > SHOWN ? (
        <span className="tag danger">e mais {allergies.length - SHOWN}</span>
      ) : null}
    </>
  );
}
