import { useQueryClient } from '@tanstack/react-query';
import {
  CancelButton,
  callApi,
  Dialog,
  ErrorState,
  Form,
  RadioCards,
  routeKey,
  showToast,
  Skeleton,
  SubmitButton,
  useRoute,
} from '#ui/index';
import { getCallPanel, getPanelSettings, SHOWN_AS, type ShownAs, setPanelSettings } from '../contract.ts';

type Values = { shownAs: ShownAs };

/** How the unit names people on its panel. */
export function NamesDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const client = useQueryClient();
  const params = { id: unitId };
  const { data, isError, error, refetch } = useRoute(getPanelSettings, { params });
  async function save(body: Values): Promise<void> {
    await callApi(setPanelSettings, { params, body });
    await Promise.all(
      [getPanelSettings, getCallPanel].map((route) =>
        client.invalidateQueries({ queryKey: routeKey(route) }),
      ),
    );
    showToast('Salvo. Vale para os painéis de toda a unidade.');
    onClose();
  }
  return (
    <Dialog title="Nomes no painel" width={480} onClose={onClose}>
      {data ? (
        <Form<Values> label="Nomes no painel" defaults={data} onSubmit={save}>
          <RadioCards
            name="shownAs"
            label="Quem é chamado aparece com"
            required
            choices={SHOWN_AS.map(({ value, label }) => ({ value, label, description: ABOUT[value] }))}
          />
          <div className="form-foot">
            <CancelButton onClose={onClose} />
            <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
          </div>
        </Form>
      ) : null}
      {!data && isError ? (
        <ErrorState what="a escolha da unidade" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data || isError ? null : <Skeleton rows={4} label="Carregando a escolha da unidade" />}
    </Dialog>
  );
}

const ABOUT: Record<ShownAs, string> = {
  nome: 'Todos na sala de espera leem e ouvem o nome.',
  iniciais: 'Odete Farias aparece como “O. F.”.',
  senha: 'O número da chegada no dia, que a lista mostra: diga-o a quem chega.',
};
