import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { ApiProblem, callApi, MaskField, problemSentence } from '#ui/index';
import { findCepContract } from '#modules/data-packages/contract';
import { fieldLabel } from '../../contract/labels.ts';
import { type Address, addressOf, CEP_FIELDS, changesByCep } from './cep-address.ts';
import type { CitizenValues } from './values.ts';

const CEP_DIGITS = 8;

/**
 * The CEP fills the address at its eighth digit, where the installation has a table of CEPs; where it has none, or
 * not this one, the address is typed and nothing is said. What was there before comes back with "Desfazer".
 */
export function CepField() {
  const { getValues, setValue } = useFormContext<CitizenValues>();
  const cep = useWatch<CitizenValues, 'cep'>({ name: 'cep' });
  /** What stood before the CEP filled the address. */
  const [before, setBefore] = useState<Address | null>(null);
  /** What the last CEP said: it goes when another one comes. */
  const [told, setTold] = useState<Partial<Address>>({});
  const [answer, setAnswer] = useState<string | null>(null);
  const seen = useRef(cep);

  function fill(address: Partial<Address>): void {
    for (const field of CEP_FIELDS) {
      const value = address[field];
      if (value !== undefined) setValue(field, value, { shouldDirty: true, shouldValidate: true });
    }
  }
  async function look(signal?: AbortSignal): Promise<void> {
    setAnswer(null);
    const found = await callApi(findCepContract, { params: { cep } }, { signal });
    const [uf, municipalityIbge, bairro, streetType, street] = getValues(CEP_FIELDS);
    const shown = { uf, municipalityIbge, bairro, streetType, street };
    const address = addressOf(found);
    const kept = getValues('opened').streetType;
    setBefore(shown);
    fill(changesByCep(address, shown, { before: told, kept }));
    setTold(address);
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
    setTold({});
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
