import { UFS, ufOfIbge } from '@pec-aberto/brazil';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  Button,
  CheckboxField,
  type Choice,
  ComboField,
  NOT_PICKED,
  OrUnknown,
  SelectField,
  TextField,
  useAccess,
  useRoute,
} from '#ui/index';
import { listCities } from '#modules/health-network/contract';
import { BRAZIL } from '../../contract/codes.ts';
import { countries } from '../../contract/codes/countries.ts';
import { streetTypes } from '#modules/data-packages/contract/street-types';
import { fieldLabel } from '../../contract/labels.ts';
import { cityLabel } from '../city-label.ts';
import { BLOCKS } from './blocks.ts';
import { CepField } from './cep-field.tsx';
import { FamilyFields } from './family-fields.tsx';
import { Cell, choicesOf, FormBlock, textOf } from './parts.tsx';
import type { CitizenValues } from './values.ts';

const COUNTRIES = choicesOf(countries);
const STREET_TYPES = choicesOf(streetTypes);
const STATES: readonly Choice[] = UFS.map(({ sigla, name }) => ({ value: sigla, label: name })).toSorted(
  (a, b) => a.label.localeCompare(b.label, 'pt-BR'),
);

const upTo =
  (most: number) =>
  (typed: string): string | undefined =>
    typed.trim().length > most ? `Use no máximo ${most} caracteres.` : undefined;
const numberCheck = (typed: string) =>
  /^[0-9A-Za-z]+$/.test(typed.trim())
    ? undefined
    : 'Use apenas números e letras. O resto vai no complemento.';
const microareaCheck = (typed: string) =>
  /^\d{2}$/.test(typed.trim()) ? undefined : 'A microárea tem 2 dígitos.';

/** Municipalities of the chosen state; those of the state before stay out while the answer comes. */
function useCities(uf: string): readonly Choice[] {
  const { data = [] } = useRoute(listCities, { query: { uf } }, { enabled: uf !== '' });
  return data
    .filter(({ ibge }) => ufOfIbge(ibge)?.sigla === uf)
    .map(({ ibge, name }) => ({ value: ibge, label: cityLabel(name, ibge) }));
}

/** Where most people of the desk live: one press instead of two choices. */
function OwnCity() {
  const { municipality } = useAccess();
  const { setValue } = useFormContext<CitizenValues>();
  if (!municipality) return null;
  const { ibge, name, uf } = municipality;
  const label = cityLabel(name, ibge);
  return (
    <Button
      look="text"
      size="small"
      onClick={() => {
        setValue('uf', uf, { shouldDirty: true });
        setValue('municipalityIbge', { value: ibge, label }, { shouldDirty: true });
      }}
    >
      Mora em {label}
    </Button>
  );
}

function CityFields() {
  const { getValues, setValue } = useFormContext<CitizenValues>();
  const uf = useWatch<CitizenValues, 'uf'>({ name: 'uf' });
  const cities = useCities(uf);
  useEffect(() => {
    const { value } = getValues('municipalityIbge');
    if (value !== '' && ufOfIbge(value)?.sigla !== uf) {
      setValue('municipalityIbge', NOT_PICKED, { shouldDirty: true });
    }
  }, [uf, getValues, setValue]);
  return (
    <>
      <Cell of={3}>
        <SelectField name="uf" label={fieldLabel('uf')} choices={STATES} />
      </Cell>
      <Cell of={4}>
        <ComboField
          name="municipalityIbge"
          label={fieldLabel('municipalityIbge')}
          choices={cities}
          disabled={uf === ''}
          hint={uf === '' ? 'Escolha antes a UF.' : undefined}
          placeholder="Digite parte do nome"
        />
      </Cell>
    </>
  );
}

function StreetFields({ closed }: { closed: boolean }) {
  return (
    <>
      <Cell of={4}>
        <TextField {...textOf('bairro')} disabled={closed} check={upTo(72)} />
      </Cell>
      <Cell of={3}>
        <ComboField
          name="streetType"
          label={fieldLabel('streetType')}
          choices={STREET_TYPES}
          disabled={closed}
          placeholder="Ex.: Rua"
        />
      </Cell>
      <Cell of={5}>
        <TextField {...textOf('street')} disabled={closed} />
      </Cell>
      <Cell of={3} asked>
        <OrUnknown name="noHouseNumber" field="houseNumber" label="Sem número">
          {(none) => (
            <TextField
              {...textOf('houseNumber')}
              autoComplete="off"
              disabled={closed || none}
              check={numberCheck}
            />
          )}
        </OrUnknown>
      </Cell>
      <Cell of={4}>
        <TextField {...textOf('complement')} disabled={closed} />
      </Cell>
      <Cell of={5}>
        <TextField {...textOf('referencePoint')} disabled={closed} />
      </Cell>
    </>
  );
}

function AreaFields() {
  const outside = useWatch<CitizenValues, 'outOfArea'>({ name: 'outOfArea' });
  return (
    <>
      <Cell of={3}>
        <TextField {...textOf('area')} autoComplete="off" />
      </Cell>
      <Cell of={3}>
        <TextField
          name="microarea"
          label={fieldLabel('microarea')}
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
          disabled={outside}
          check={microareaCheck}
        />
      </Cell>
      <div className="cell-6 citizen-box">
        <CheckboxField name="outOfArea" label="Fora da área" />
      </div>
    </>
  );
}

/** The address in Brazil, each level after the one before; who lives abroad has none here. */
function Brazilian() {
  const [city, uf] = useWatch<CitizenValues, ['municipalityIbge', 'uf']>({
    name: ['municipalityIbge', 'uf'],
  });
  const closed = uf === '' || city.value === '';
  return (
    <>
      <Cell of={2} asked>
        <CepField />
      </Cell>
      <CityFields />
      {closed ? (
        <div className="cell-12 row wrap caption text-3">
          Escolha a UF e o município para preencher o restante. <OwnCity />
        </div>
      ) : null}
      <StreetFields closed={closed} />
      <AreaFields />
    </>
  );
}

export function ResidenceBlock() {
  const country = useWatch<CitizenValues, 'residenceCountry'>({ name: 'residenceCountry' });
  return (
    <FormBlock block={BLOCKS.residence}>
      <Cell of={3}>
        <ComboField
          name="residenceCountry"
          label={fieldLabel('residenceCountry')}
          required
          choices={COUNTRIES}
        />
      </Cell>
      {country.value === '' || country.value === String(BRAZIL) ? (
        <Brazilian />
      ) : (
        <div className="cell-9 caption text-3 citizen-box">
          Quem mora em outro país fica sem endereço no Brasil.
        </div>
      )}
      <FamilyFields />
    </FormBlock>
  );
}
