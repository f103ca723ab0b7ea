import { useAccess } from '#ui/index';

const RESOURCE = 'gestao-de-cadastros-de-cidadao.visualizar-cidadao';
const CHART = 'visualizar-prontuario';

/** What who holds these resources may do with a citizen; the server guards by itself. */
export function rightsOf(resources: readonly string[]) {
  const may = (resource: string) => resources.includes(resource);
  return {
    view: may(RESOURCE),
    edit: may(`${RESOURCE}.cadastrar-e-editar`),
    remove: may(`${RESOURCE}.excluir`),
    inactivate: may(`${RESOURCE}.inativar`),
    chart: may(CHART),
    history: may(`${CHART}.visualizar-historico-de-atendimento`),
    problems: may(`${CHART}.visualizar-lista-de-problemas-e-condicoes`),
    antecedents: may(`${CHART}.visualizar-antecedentes`),
    reminders: may(`${CHART}.soap.plano.visualizar-lembretes`),
    lgpd: may('lgpd.relatorio-do-titular'),
  };
}

/** Those of the access in use. */
export const useRights = () => rightsOf(useAccess().resources);
