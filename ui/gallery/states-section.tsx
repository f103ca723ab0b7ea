import { IconClipboardList, IconLock, IconSearch } from '@tabler/icons-react';
import { ApiProblem, Button, Card, EmptyState, ErrorState, Skeleton } from '../index.ts';

const problem = new ApiProblem(503, 'unavailable', 'O resto do prontuário está completo.');

export function StatesSection() {
  return (
    <>
      <Card title="Carregando">
        <Skeleton rows={3} />
      </Card>
      <Card title="Nada ainda">
        <EmptyState
          icon={IconClipboardList}
          title="Ninguém aguardando agora"
          action={
            <Button look="soft" keys="N">
              Adicionar cidadão
            </Button>
          }
        >
          Quem chegar aparece aqui sem atualizar a página.
        </EmptyState>
      </Card>
      <Card title="Nada com estes filtros">
        <EmptyState
          icon={IconSearch}
          title="Nenhum lote com “4399” em novembro"
          action={<Button size="small">Limpar filtros</Button>}
        >
          Filtros: período 01/11 a 19/11 · situação Erro no envio
        </EmptyState>
      </Card>
      <Card title="Sem permissão">
        <EmptyState icon={IconLock} title="Seu acesso (Recepção) não permite abrir o prontuário">
          Se precisar, fale com a coordenação.
        </EmptyState>
      </Card>
      <Card title="Falha">
        <ErrorState what="Resultados de exames" error={problem} onRetry={() => undefined} />
      </Card>
    </>
  );
}
