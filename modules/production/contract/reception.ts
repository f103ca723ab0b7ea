import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';

export const READ = {
  kind: 'resource',
  anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'],
  scope: 'municipality',
} as const;

/** Month of the civil calendar of the municipality. */
const Month = Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$', description: 'Mês, aaaa-mm' });
const Fichas = Type.Integer({ minimum: 0 });
const unit = { id: Uuid, name: Type.String(), cnes: Type.String() };

export const listUnitMonthsContract = route({
  name: 'production.listUnitMonths',
  method: 'GET',
  path: '/received-fichas',
  summary: 'Fichas aceitas por unidade e mês de recebimento, do mês mais novo ao mais antigo.',
  permission: READ,
  query: Type.Object({ ...pageQuery, search: Type.Optional(Text(80)) }),
  response: Page(Type.Object({ ...unit, month: Month, fichas: Fichas })),
});

export const getUnitMonthContract = route({
  name: 'production.getUnitMonth',
  method: 'GET',
  path: '/units/:id/received-fichas',
  summary: 'Fichas aceitas de uma unidade que foram recebidas num mês, por tipo de ficha.',
  permission: READ,
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ month: Month }),
  response: Type.Object({
    ...unit,
    month: Month,
    total: Fichas,
    forms: Type.Array(Type.Object({ title: Type.String(), fichas: Fichas })),
  }),
});

/** Who sent lots: somebody by the screen, or another installation by network. */
export const listLoteResponsiblesContract = route({
  name: 'production.listLoteResponsibles',
  method: 'GET',
  path: '/lotes/responsibles',
  summary: 'Quem enviou os lotes recebidos: pessoas, pela tela, e instalações, pela rede.',
  permission: READ,
  response: Type.Array(
    Type.Object({ id: Uuid, name: Type.String(), kind: Type.Enum(['person', 'installation']) }),
  ),
});

export const downloadPeriodInconsistenciesContract = route({
  name: 'production.downloadPeriodInconsistencies',
  method: 'GET',
  path: '/lotes/inconsistencies.csv',
  summary:
    'Relatório de inconsistências dos lotes recebidos num período, em CSV; as colunas são as do de um lote.',
  permission: READ,
  query: Type.Object({
    from: LocalDate,
    to: LocalDate,
    responsible: Type.Optional(Uuid),
    origin: Type.Optional(Type.Enum(['file', 'online'])),
  }),
  response: Type.Unknown(),
  raw: true,
});

export const getProcessingContract = route({
  name: 'production.getProcessing',
  method: 'GET',
  path: '/received-fichas/processing',
  summary: 'Se há fichas recebidas do município a ser processadas.',
  permission: READ,
  response: Type.Object({
    /** Accepted ones that wait for the registration, and held ones whose layout the program knows by now. */
    pending: Type.Boolean(),
  }),
});

export const processReceivedContract = route({
  name: 'production.processReceived',
  method: 'POST',
  path: '/received-fichas/processing',
  summary: '“Processar todos”: processa já as fichas recebidas do município que esperam.',
  permission: READ,
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});
