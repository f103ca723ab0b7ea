import { normalizeName, personNameSentence } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { listActivations } from '#modules/activation/contract';
import { searchMunicipalityCodesContract } from '#modules/data-packages/contract';
import type { RouteOutput } from '#platform/contract/route';
import {
  CancelButton,
  callApi,
  Card,
  FocusFirst,
  Form,
  LeaveGuard,
  MaskField,
  NOT_PICKED,
  Notice,
  routeKey,
  SearchField,
  SubmitButton,
  TextField,
  useAction,
} from '#ui/index';
import { addMunicipality, listMunicipalities, listResponsibles } from '../contract.ts';

export type Responsible = RouteOutput<typeof addMunicipality>;

/** The official list of municipalities, by name or IBGE code. */
async function findMunicipalities(search: string, call: { signal: AbortSignal }) {
  const found = await callApi(searchMunicipalityCodesContract, { query: { search } }, call);
  return found.map(({ ibge, name, uf }) => ({ value: ibge, label: `${name} – ${uf}`, description: ibge }));
}

const nameCheck = (name: string) => personNameSentence(normalizeName(name));

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
        defaults={{ ibge: NOT_PICKED, cpf: '', name: '' }}
        onSubmit={async ({ ibge, cpf, name }) => {
          const added = await mutateAsync({ body: { ibge: ibge.value, cpf, name: name.trim() } });
          await client.invalidateQueries({ queryKey: routeKey(listResponsibles) });
          await client.invalidateQueries({ queryKey: routeKey(listMunicipalities) });
          await client.invalidateQueries({ queryKey: routeKey(listActivations) });
          onAdded(added);
        }}
      >
        <FocusFirst opener="municipality" />
        <LeaveGuard what="o município" />
        <Notice>
          O responsável passa a ser o administrador municipal e ativa a instalação para o município. Os
          municípios ativos compartilham só o cadastro dos cidadãos e os registros do prontuário.
        </Notice>
        <div className="form-columns">
          <SearchField
            name="ibge"
            label="Município"
            required
            placeholder="Ex.: Serra Clara"
            source="data-packages.municipalities"
            find={findMunicipalities}
            none={(typed) => `Nenhum município com “${typed}”.`}
          />
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
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
