import { ufOfIbge } from '@pec-aberto/brazil';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { OrUnknown, SelectField, TextField, useRoute } from '#ui/index';
import { listCities } from '../contract.ts';
import { CepField } from './cep-field.tsx';
import { type PersonValues, STATES } from './person-values.ts';

/** Municipalities of the chosen state; another state takes the choice back. */
function useCities(uf: string) {
  const { data } = useRoute(listCities, { query: { uf } }, { enabled: uf !== '' });
  const { getValues, setValue } = useFormContext<PersonValues>();
  useEffect(() => {
    const chosen = getValues('address.ibge');
    if (chosen !== '' && ufOfIbge(chosen)?.sigla !== uf) setValue('address.ibge', '');
    // Files of the CNES may bring six digits.
    const whole = chosen.length === 6 && data?.find(({ ibge }) => ibge.startsWith(chosen));
    if (whole) setValue('address.ibge', whole.ibge);
  }, [uf, data, getValues, setValue]);
  return uf === '' ? [] : (data ?? []);
}

/** "Endereço residencial": the CEP fills it where the installation has a table of CEPs; each level waits for the one before. */
export function AddressFields() {
  const address = useWatch<PersonValues, 'address'>({ name: 'address' });
  const cities = useCities(address.uf);
  const noState = address.uf === '';
  const noCity = noState || address.ibge === '';
  return (
    <div className="column gap-16">
      {noCity ? (
        <p className="caption text-3">Escolha o estado e depois o município para preencher o restante.</p>
      ) : null}
      <div className="form-columns">
        <CepField />
        <SelectField name="address.uf" label="Estado" choices={STATES} />
        <SelectField
          key={`${address.uf}-${cities.length}`}
          name="address.ibge"
          label="Município"
          choices={cities.map(({ ibge, name }) => ({ value: ibge, label: name }))}
          disabled={noState}
        />
        <TextField name="address.district" label="Bairro" maxLength={72} disabled={noCity} />
        <TextField
          name="address.streetType"
          label="Tipo de logradouro"
          maxLength={40}
          placeholder="Ex.: Rua"
          disabled={noCity}
        />
        <TextField name="address.street" label="Logradouro" maxLength={72} disabled={noCity} />
        <OrUnknown name="withoutNumber" field="address.number" label="Sem número">
          {(without) => (
            <TextField name="address.number" label="Número" maxLength={10} disabled={noCity || without} />
          )}
        </OrUnknown>
        <TextField name="address.complement" label="Complemento" maxLength={60} disabled={noCity} />
        <TextField name="address.reference" label="Ponto de referência" maxLength={72} disabled={noCity} />
      </div>
    </div>
  );
}
