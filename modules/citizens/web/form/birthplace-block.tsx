import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { ComboField, DateField, RadioField, SearchField, TextField } from '#ui/index';
import { BRAZIL, BRAZILIAN, FOREIGN, nationalities, NATURALIZED } from '../../contract/codes.ts';
import { countries } from '../../contract/codes/countries.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { findCities } from '../find-cities.ts';
import { BLOCKS } from './blocks.ts';
import { Cell, choicesOf, FormBlock } from './parts.tsx';
import type { CitizenValues } from './values.ts';

const NATIONALITIES = choicesOf(nationalities);
const ABROAD = choicesOf(countries.filter(({ code }) => code !== BRAZIL));

/** What the chosen nationality asks; what another asked is kept in memory, should the choice be taken back. */
function OfNationality() {
  const nationality = Number(useWatch<CitizenValues, 'nationality'>({ name: 'nationality' }));
  if (nationality === BRAZILIAN) {
    return (
      <Cell of={6}>
        <SearchField
          name="birthMunicipalityIbge"
          label={fieldLabel('birthMunicipalityIbge')}
          required
          placeholder="Digite parte do nome"
          source="citizens.municipalities"
          find={findCities}
          none={(typed) => `Nenhum município com “${typed}”.`}
        />
      </Cell>
    );
  }
  if (nationality === NATURALIZED) {
    return (
      <>
        <Cell of={3}>
          <DateField name="naturalizedOn" label={fieldLabel('naturalizedOn')} required past />
        </Cell>
        <Cell of={3}>
          <TextField
            name="naturalizationOrdinance"
            label={fieldLabel('naturalizationOrdinance')}
            required
            maxLength={16}
            autoComplete="off"
          />
        </Cell>
      </>
    );
  }
  if (nationality === FOREIGN) {
    return (
      <>
        <Cell of={3}>
          <ComboField
            name="birthCountry"
            label={fieldLabel('birthCountry')}
            required
            choices={ABROAD}
            placeholder="Digite parte do nome"
          />
        </Cell>
        <Cell of={3}>
          <DateField name="enteredBrazilOn" label={fieldLabel('enteredBrazilOn')} required past />
        </Cell>
      </>
    );
  }
  return null;
}

/** `death` is what the page of a record says of a death; a new record has none to tell. */
export function BirthplaceBlock({ death }: { death?: ReactNode }) {
  return (
    <FormBlock block={BLOCKS.birthplace}>
      <Cell of={6}>
        <RadioField name="nationality" label={fieldLabel('nationality')} required choices={NATIONALITIES} />
      </Cell>
      <OfNationality />
      {death ? <Cell of={12}>{death}</Cell> : null}
    </FormBlock>
  );
}
