import { MALE } from '../../contract/codes.ts';
import { DateField, RadioField } from '#ui/index';
import { Block } from '../parts/block.tsx';
import { Measurements } from '../parts/measurements.tsx';
import { useMeasuredToday } from '../parts/measured-today.ts';
import { Prose } from '../parts/prose.tsx';
import { Results } from '../exams/results.tsx';
import { useVisit } from '../visit.ts';
import { FoodMarkers } from './food-markers.tsx';

/** "Objetivo": what is found and measured. */
export function Objective() {
  const { encounter, rights } = useVisit();
  const { citizen } = encounter;
  const measured = useMeasuredToday();
  return (
    <Block letter="O" title="Objetivo" keys="Alt 2" note={measured}>
      <Measurements at="objective.measured" />
      {/* Where the escuta measured, the words are next. */}
      <Prose name="objective.text" label="O que se observa e examina" first={measured !== null} />
      <div className="form-columns">
        {citizen.sex === MALE ? null : (
          <DateField name="objective.lastMenstruation" label="DUM (data da última menstruação)" past />
        )}
        <RadioField
          name="objective.vaccinated"
          label="Vacinação em dia?"
          choices={[
            { value: 'sim', label: 'Sim' },
            { value: 'nao', label: 'Não' },
          ]}
        />
      </div>
      <FoodMarkers />
      {rights.assess ? <Results /> : null}
    </Block>
  );
}
