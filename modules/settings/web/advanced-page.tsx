import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  Button,
  callApi,
  Card,
  CheckboxField,
  ErrorState,
  Form,
  Notice,
  problemSentence,
  routeKey,
  showToast,
  Skeleton,
  StatusMark,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { changeAdvanced, getAdvanced, MOST_SIMULTANEOUS } from '../contract.ts';
import { SettingsFrame } from './frame.tsx';

type Advanced = RouteOutput<typeof getAdvanced>;
type Save = (change: Partial<Omit<Advanced, 'standardSimultaneous'>>) => Promise<void>;
type Values = { number: string; standard: boolean };

/** The number; the standard one, read-only, while the box is ticked. */
function NumberField({ standard: value }: { standard: number }) {
  const { setValue } = useFormContext<Values>();
  const standard = useWatch<Values, 'standard'>({ name: 'standard' });
  useEffect(() => {
    if (standard) setValue('number', String(value));
  }, [standard, value, setValue]);
  return (
    <>
      <TextField
        name="number"
        label="Número de requisições simultâneas processadas"
        required
        readOnly={standard}
        inputMode="numeric"
        hint="Quantos pedidos o servidor processa ao mesmo tempo; os outros esperam a vez. Mudar pode deixar o programa lento: na dúvida, use o padrão."
        check={(text) =>
          /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_SIMULTANEOUS
            ? undefined
            : `Informe um número inteiro de 1 a ${MOST_SIMULTANEOUS}.`
        }
      />
      <CheckboxField name="standard" label="Usar valor padrão" />
    </>
  );
}

function RequestsCard({ advanced, onSave }: { advanced: Advanced; onSave: Save }) {
  const { simultaneous, standardSimultaneous } = advanced;
  return (
    <Card title="Requisições simultâneas">
      <Form<Values>
        label="Requisições simultâneas"
        defaults={{ number: String(simultaneous ?? standardSimultaneous), standard: simultaneous === null }}
        onSubmit={({ number, standard }) => onSave({ simultaneous: standard ? null : Number(number) })}
      >
        <NumberField standard={standardSimultaneous} />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

const SWITCHES = [
  {
    name: 'searchByProperty',
    title: 'Busca de cidadão por propriedades',
    text: 'Na lista de atendimentos, a busca de cidadão pergunta por qual dado se procura: CPF, CNS, nome ou data de nascimento.',
    from: 'A lista de atendimentos ainda não existe neste programa. A escolha fica guardada e vale a partir dessa tela.',
  },
  {
    name: 'householdsByPaper',
    title: 'Cadastros de imóveis e famílias via CDS',
    text: 'Habilitado, imóveis e famílias podem ser cadastrados pelas fichas CDS.',
    from: 'A digitação das fichas CDS ainda não existe neste programa. A escolha fica guardada e vale a partir dessa tela; fichas recebidas de outros sistemas não dependem dela.',
  },
] as const;

function SwitchCard({ of, on, onSave }: { of: (typeof SWITCHES)[number]; on: boolean; onSave: Save }) {
  const [problem, setProblem] = useState('');
  const turn = () => onSave({ [of.name]: !on }).catch((error: unknown) => setProblem(problemSentence(error)));
  return (
    <Card
      title={of.title}
      action={<StatusMark shape={on ? 'done' : 'none'}>{on ? 'Habilitado' : 'Desabilitado'}</StatusMark>}
    >
      <div className="column gap-16">
        <p className="text-2">{of.text}</p>
        <Notice>{of.from}</Notice>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button look={on ? 'danger-outline' : 'primary'} onClick={() => void turn()}>
            {on ? 'Desabilitar' : 'Habilitar'}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Tab "Configurações avançadas": each block is saved by itself. */
export function Page() {
  const client = useQueryClient();
  const advanced = useRoute(getAdvanced, {});
  const save: Save = async (change) => {
    const view = await callApi(changeAdvanced, { body: change });
    client.setQueryData(routeKey(getAdvanced, {}), view);
    showToast('Configuração salva.');
  };
  const { data } = advanced;
  return (
    <SettingsFrame tab="Configurações avançadas">
      {data ? (
        <>
          <RequestsCard advanced={data} onSave={save} />
          {SWITCHES.map((one) => (
            <SwitchCard key={one.name} of={one} on={data[one.name]} onSave={save} />
          ))}
        </>
      ) : null}
      {advanced.isPending ? <Skeleton rows={6} /> : null}
      {advanced.isError ? (
        <ErrorState what="as configurações" error={advanced.error} onRetry={() => void advanced.refetch()} />
      ) : null}
    </SettingsFrame>
  );
}
