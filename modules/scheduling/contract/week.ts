import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Uuid } from '#platform/contract/schemas';
import { LotacaoOfAgenda } from './agendas.ts';
import { ClosureView } from './closures.ts';

const SlotView = Type.Object({ start: Type.String(), end: Type.String(), online: Type.Boolean() });

const RESOURCE = 'visualizar-profissionais.visualizar-acessos';

export const getAgendaWeek = route({
  name: 'scheduling.getAgendaWeek',
  method: 'GET',
  path: '/professionals/:id/agenda-week',
  summary:
    'As vagas de sete dias de um profissional, em todas as lotações ativas ao alcance; nada é reservado.',
  permission: {
    kind: 'resource',
    anyOf: [
      `${RESOURCE}.configurar-agenda`,
      `${RESOURCE}.fechar-agenda`,
      `${RESOURCE}.configurar-agenda-online`,
    ],
    scope: 'unit',
  },
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ from: LocalDate }),
  response: Type.Object({
    days: Type.Array(LocalDate),
    lotacoes: Type.Array(
      Type.Object({
        lotacao: LotacaoOfAgenda,
        kind: Type.Enum(['propria', 'padrao', 'nenhuma']),
        /** Minutes of a slot. */
        duration: Type.Integer(),
        closures: Type.Array(ClosureView),
        /** One list a day, in the order of `days`. */
        slots: Type.Array(Type.Array(SlotView)),
      }),
    ),
  }),
});
