import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { findCepContract } from '#modules/data-packages/contract';
import { ApiProblem, callApi, MaskField } from '#ui/index';
import { addressOfCep, type PersonValues } from './person-values.ts';

const CEP_DIGITS = 8;
const NOT_FOUND = 'Não está na base de CEP. Digite o endereço.';

/** The CEP fills what it knows of the address at its eighth digit; one that is not known says so. */
export function CepField() {
  const { setValue } = useFormContext<PersonValues>();
  const cep = useWatch<PersonValues, 'address.cep'>({ name: 'address.cep' });
  const [answer, setAnswer] = useState<string>();
  const seen = useRef(cep);
  const look = useEffectEvent(async (signal: AbortSignal) => {
    setAnswer(undefined);
    if (cep.length !== CEP_DIGITS) return;
    try {
      const found = await callApi(findCepContract, { params: { cep } }, { signal });
      const address = addressOfCep(found);
      for (const [field, value] of Object.entries(address) as [keyof typeof address, string][])
        setValue(`address.${field}`, value, { shouldDirty: true, shouldValidate: true });
      setAnswer(found.street ? 'Endereço do CEP.' : 'CEP de todo o município. Digite bairro e logradouro.');
    } catch (error) {
      // Without a connection the address is typed.
      if (error instanceof ApiProblem && error.status === 404) setAnswer(NOT_FOUND);
    }
  });
  useEffect(() => {
    // The CEP on record changes no address by itself.
    if (document.activeElement?.getAttribute('name') !== 'address.cep' || seen.current === cep)
      return undefined;
    seen.current = cep;
    const call = new AbortController();
    void look(call.signal);
    return () => call.abort();
  }, [cep]);
  return <MaskField name="address.cep" mask="cep" label="CEP" hint={answer} />;
}
