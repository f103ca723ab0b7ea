import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RouteOutput } from '#platform/contract/route';
import { ApiProblem, callApi, MaskField, problemSentence } from '#ui/index';
import { findCepContract } from '#modules/data-packages/contract';
import { fieldLabel } from '../../contract/labels.ts';
import { cityLabel } from '../city-label.ts';
import { describe } from '../describe.ts';
import type { CitizenFields, CitizenValues } from './values.ts';

const CEP_DIGITS = 8;
const FILLED = ['uf', 'municipalityIbge', 'bairro', 'streetType', 'street'] as const;
type Address = Pick<CitizenFields, (typeof FILLED)[number]>;
type Found = RouteOutput<typeof findCepContract>;

/** What a CEP says of an address; one of a whole municipality says neither street nor bairro. */
function addressOf({ uf, municipalityIbge, municipalityName, bairro, streetType, street }: Found) {
  const city = municipalityName ? cityLabel(municipalityName, municipalityIbge) : municipalityIbge;
  const address: Partial<Address> = { uf, municipalityIbge: { value: municipalityIbge, label: city } };
  if (bairro) address.bairro = bairro;
  if (streetType) address.streetType = { value: streetType, label: describe('streetType', streetType) };
  if (street) address.street = street;
  return address;
}

/**
 * The CEP fills the address at its eighth digit, where the installation has a table of CEPs; where it has none, or
 * not this one, the address is typed and nothing is said. What was there before comes back with "Desfazer".
 */
export function CepField() {
  const { getValues, setValue } = useFormContext<CitizenValues>();
  const cep = useWatch<CitizenValues, 'cep'>({ name: 'cep' });
  const [before, setBefore] = useState<Address | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const seen = useRef(cep);

  function fill(address: Partial<Address>): void {
    for (const field of FILLED) {
      const value = address[field];
      if (value !== undefined) setValue(field, value, { shouldDirty: true, shouldValidate: true });
    }
  }
  async function look(signal?: AbortSignal): Promise<void> {
    setAnswer(null);
    const found = await callApi(findCepContract, { params: { cep } }, { signal });
    const [uf, municipalityIbge, bairro, streetType, street] = getValues(FILLED);
    setBefore({ uf, municipalityIbge, bairro, streetType, street });
    fill(addressOf(found));
  }
  const lookAlone = useEffectEvent(async (signal: AbortSignal) => {
    setBefore(null);
    setAnswer(null);
    // Without a table of CEPs, or without a connection, the address is typed.
    if (cep.length === CEP_DIGITS) await look(signal).catch(() => undefined);
  });
  useEffect(() => {
    // The CEP on record, or of a draft that comes back, changes no address by itself.
    if (document.activeElement?.getAttribute('name') !== 'cep' || seen.current === cep) return undefined;
    seen.current = cep;
    const call = new AbortController();
    void lookAlone(call.signal);
    return () => call.abort();
  }, [cep]);

  async function lookAsked(): Promise<void> {
    try {
      await look();
    } catch (error) {
      const lacks = error instanceof ApiProblem && error.status === 404;
      setAnswer(lacks ? 'Não está na base de CEP. Digite o endereço.' : problemSentence(error));
    }
  }
  function undo(): void {
    if (before) fill(before);
    setBefore(null);
  }
  const press = (label: string, run: () => void) => (
    <button type="button" className="link-button" onClick={run}>
      {label}
    </button>
  );
  const hint = before ? (
    <span>Endereço do CEP. {press('Desfazer', undo)}</span>
  ) : (
    (answer ?? (cep.length === CEP_DIGITS ? press('Pesquisar', () => void lookAsked()) : undefined))
  );
  return <MaskField name="cep" mask="cep" label={fieldLabel('cep')} placeholder="00000-000" hint={hint} />;
}
