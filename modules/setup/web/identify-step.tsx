import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { callApi, Form, RadioCards, SubmitButton, TextField } from '#ui/light';
import { getSetup } from '../contract.ts';
import { type Draft, leadsNowhere } from './draft.ts';
import { KeepTyped } from './keep-typed.tsx';
import { type Faults, ServerFaults } from './server-faults.tsx';

const PURPOSES = [
  { value: 'producao', label: 'Produção', description: 'Para o trabalho da unidade ou do município.' },
  {
    value: 'treinamento',
    label: 'Treinamento',
    description: 'Para aprender: mesmos recursos, com aviso permanente, e nada é transmitido.',
  },
];
const RESOURCES = [
  { value: 'prontuario', label: 'Prontuário', description: 'Todos os recursos de atendimento.' },
  {
    value: 'centralizadora',
    label: 'Centralizadora',
    description: 'Só recebe, consolida e envia dados de outras instalações.',
  },
];

/** The addresses by which the other computers reach the server; none until they come, and if they do not. */
function useAddresses(): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    callApi(getSetup, {}).then(
      (setup) => setAddresses(setup.addresses),
      // Whoever types the address needs no offer.
      () => undefined,
    );
  }, []);
  return addresses;
}

/** Who sets up on the server itself came by "localhost": the address of the network is put in its place. */
function LinkField() {
  const { setValue } = useFormContext();
  const addresses = useAddresses();
  const link = String(useWatch({ name: 'link' }) ?? '');
  const alone = leadsNowhere(link);
  const [first] = addresses;
  const offer = useEffectEvent((address: string) => {
    if (alone) setValue('link', address);
  });
  useEffect(() => {
    if (first) offer(first);
  }, [first]);
  const others = addresses.filter((address) => address !== link);
  return (
    <TextField
      name="link"
      label="Link da minha instalação"
      required
      maxLength={200}
      hint={`Endereço pelo qual os outros computadores chegam. Sem porta, vale a 80.${
        others.length > 0 ? ` Nesta rede, também: ${others.join(', ')}.` : ''
      }`}
      warning={alone ? 'Com este endereço, só este computador chega à instalação.' : undefined}
    />
  );
}

/** Step 1 of the set-up: name, link, purpose and resources. */
export function IdentifyStep({
  values,
  faults,
  onType,
  onNext,
}: {
  values: Draft['identity'];
  faults: Faults;
  onType: (values: Draft['identity']) => void;
  onNext: (values: Draft['identity']) => void;
}) {
  return (
    <Form<Draft['identity']> label="Identificar instalação" defaults={values} onSubmit={onNext}>
      <KeepTyped<Draft['identity']> onChange={onType} />
      <ServerFaults faults={faults} />
      <TextField
        name="name"
        label="Nome da instalação"
        required
        maxLength={120}
        placeholder="Ex.: São Paulo, UBS da Trindade"
        autoFocus
      />
      <LinkField />
      <RadioCards name="purpose" label="Finalidade" required choices={PURPOSES} />
      <RadioCards name="resources" label="Recursos disponíveis na instalação" required choices={RESOURCES} />
      <div className="form-foot">
        <SubmitButton>Avançar</SubmitButton>
      </div>
    </Form>
  );
}
