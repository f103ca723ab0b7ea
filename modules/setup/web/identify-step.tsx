import { useWatch } from 'react-hook-form';
import { Form, RadioCards, SubmitButton, TextField } from '#platform/ui/light';
import type { Draft } from './draft.ts';
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

function LinkField() {
  const link = String(useWatch({ name: 'link' }) ?? '');
  const alone = /^(https?:\/\/)?(localhost|127\.)/i.test(link.trim());
  return (
    <TextField
      name="link"
      label="Link da minha instalação"
      required
      maxLength={200}
      hint="Endereço pelo qual os outros computadores chegam. Sem porta, vale a 80."
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
