import {
  ageOn,
  bodyMassIndex,
  classifyBodyMass,
  formatNumber,
  GLUCOSE_MOMENTS,
  MEASUREMENTS,
} from '@pec-aberto/clinical';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Button, SelectField, TextField } from '#ui/index';
import { useVisit } from '../visit.ts';
import { faultOf, type MeasureName, type TypedMeasures, valuesOf, warningsOf } from './measured.ts';

/** As room is scarce; what they measure the whole word says on hover and to who hears. */
const SHORT: Record<MeasureName, { label: string; unit: string }> = {
  pressure: { label: 'PA', unit: MEASUREMENTS.systolic.unit },
  heartRate: { label: 'FC', unit: MEASUREMENTS.heartRate.unit },
  respiratoryRate: { label: 'FR', unit: MEASUREMENTS.respiratoryRate.unit },
  temperature: { label: 'Temp.', unit: MEASUREMENTS.temperature.unit },
  oxygenSaturation: { label: 'SpO₂', unit: MEASUREMENTS.oxygenSaturation.unit },
  capillaryGlucose: { label: 'Glicemia', unit: MEASUREMENTS.capillaryGlucose.unit },
  weight: { label: 'Peso', unit: MEASUREMENTS.weight.unit },
  height: { label: 'Altura', unit: MEASUREMENTS.height.unit },
  headCircumference: { label: 'Per. cefálico', unit: MEASUREMENTS.headCircumference.unit },
  abdominalCircumference: { label: 'Circ. abdominal', unit: MEASUREMENTS.abdominalCircumference.unit },
  calfCircumference: { label: 'Panturrilha', unit: MEASUREMENTS.calfCircumference.unit },
};
const ALWAYS: readonly MeasureName[] = [
  'pressure',
  'heartRate',
  'respiratoryRate',
  'temperature',
  'oxygenSaturation',
  'capillaryGlucose',
  'weight',
  'height',
];
const MORE: readonly MeasureName[] = ['headCircumference', 'abdominalCircumference', 'calfCircumference'];
const PLACEHOLDERS: Partial<Record<MeasureName, string>> = { pressure: '120/80' };

const wholeName = (name: MeasureName): string =>
  name === 'pressure' ? 'Pressão arterial' : MEASUREMENTS[name].label;

function BodyMass({ typed }: { typed: TypedMeasures }) {
  const { citizen, day } = useVisit().encounter;
  const index = bodyMassIndex(valuesOf(typed));
  if (index === null) return null;
  const years = citizen.birthDate === null ? null : (ageOn(citizen.birthDate, day)?.years ?? null);
  const group = years === null ? null : classifyBodyMass(index, years);
  return (
    <p className="secondary" role="status">
      IMC <strong className="numeric">{formatNumber(index)}</strong> kg/m²{' '}
      {group ? <span className="tag">{group.label}</span> : null}
    </p>
  );
}

/** The strip of measurements, as they are typed; `at` is where the form holds them. */
export function Measurements({ at }: { at: string }) {
  const typed = useWatch({ name: at }) as TypedMeasures;
  const [opened, setOpened] = useState(false);
  const all = opened || MORE.some((name) => typed[name] !== '');
  const warnings = warningsOf(valuesOf(typed));
  const glucose = typed.capillaryGlucose.trim() !== '';
  return (
    <div className="column gap-6">
      <div className="measure-strip" role="group" aria-label="Medições">
        {[...ALWAYS, ...(all ? MORE : [])].map((name) => (
          <TextField
            key={name}
            name={`${at}.${name}`}
            label={`${SHORT[name].label} (${SHORT[name].unit})`}
            title={wholeName(name)}
            placeholder={PLACEHOLDERS[name] ?? ''}
            inputMode={name === 'pressure' ? 'text' : 'decimal'}
            autoComplete="off"
            maxLength={20}
            check={(text) => faultOf(name, text)}
            warning={warnings[name]}
          />
        ))}
        {glucose ? (
          <SelectField
            name={`${at}.glucoseMoment`}
            label="Momento da coleta"
            required
            choices={GLUCOSE_MOMENTS.map(({ code, label }) => ({ value: String(code), label }))}
          />
        ) : null}
      </div>
      <div className="row wrap">
        <BodyMass typed={typed} />
        <span className="grow" />
        {all ? null : (
          <Button look="text" size="small" onClick={() => setOpened(true)}>
            Mais medidas
          </Button>
        )}
      </div>
    </div>
  );
}
