import { personNameProblem } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listActivations } from '#modules/activation/contract';
import { searchMunicipalityCodesContract } from '#modules/data-packages/contract';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  Card,
  ComboField,
  Form,
  LeaveGuard,
  MaskField,
  Notice,
  routeKey,
  SubmitButton,
  TextField,
  useAction,
  useRoute,
} from '#platform/ui/index';
import { addMunicipality, listMunicipalities, listResponsibles } from '../contract.ts';

export type Responsible = RouteOutput<typeof addMunicipality>;

const MIN_TYPED = 2;
const LABEL_END = / – [A-Z]{2}$/;

/** Combo of the official list of municipalities, searched by name or IBGE code. */
function MunicipalityField() {
  const [typed, setTyped] = useState('');
  // What was picked is the text of the field too: the list knows names, not names with the state.
  const search = typed.replace(LABEL_END, '');
  const { data, isError } = useRoute(
    searchMunicipalityCodesContract,
    { query: { search } },
    { enabled: search.length >= MIN_TYPED },
  );
  const choices = useMemo(
    () =>
      (search.length >= MIN_TYPED ? (data ?? []) : []).map(({ ibge, name, uf }) => ({
        value: ibge,
        label: `${name} – ${uf}`,
        description: ibge,
      })),
    [data, search],
  );
  const empty =
    search.length < MIN_TYPED
      ? 'Digite ao menos 2 letras.'
      : isError
        ? 'Não foi possível procurar. Confira a conexão.'
        : data
          ? `Nenhum município com “${search}”.`
          : 'Procurando…';
  return (
    <ComboField
      name="ibge"
      label="Município"
      required
      placeholder="Ex.: Serra Clara"
      choices={choices}
      onType={setTyped}
      empty={empty}
    />
  );
}

const nameCheck = (name: string) =>
  personNameProblem(name.trim()) ? 'Digite o nome completo, sem números nem abreviações.' : undefined;

/** Adds a municipality with who answers for it: an inline form above the list. */
export function AddMunicipality({
  onAdded,
  onClose,
}: {
  onAdded: (added: Responsible) => void;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(addMunicipality);
  return (
    <Card title="Adicionar município">
      <Form
        label="Adicionar município"
        defaults={{ ibge: '', cpf: '', name: '' }}
        onSubmit={async ({ ibge, cpf, name }) => {
          const added = await mutateAsync({ body: { ibge, cpf, name: name.trim() } });
          await client.invalidateQueries({ queryKey: routeKey(listResponsibles) });
          await client.invalidateQueries({ queryKey: routeKey(listMunicipalities) });
          await client.invalidateQueries({ queryKey: routeKey(listActivations) });
          onAdded(added);
        }}
      >
        <LeaveGuard what="o município" />
        <Notice>
          O responsável passa a ser o administrador municipal e ativa a instalação para o município. Os
          municípios ativos compartilham só o cadastro dos cidadãos e os registros do prontuário.
        </Notice>
        <div className="form-columns">
          <MunicipalityField />
          <MaskField
            name="cpf"
            mask="cpf"
            label="CPF do responsável"
            required
            hint="Quem já está na base é reconhecido pelo CPF."
          />
          <TextField
            name="name"
            label="Nome completo do responsável"
            required
            maxLength={200}
            autoComplete="off"
            check={nameCheck}
          />
        </div>
        <div className="form-foot">
          <Button onClick={onClose}>Cancelar</Button>
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
