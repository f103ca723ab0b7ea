import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Uuid } from '#platform/contract/schemas';
import { SET_PANEL, SHOW_PANEL } from './parts.ts';

/** How a unit names people on the panel that everybody in the waiting room sees. */
export const SHOWN_AS = [
  { value: 'nome', label: 'Nome (o social, de quem tem)' },
  { value: 'iniciais', label: 'Iniciais' },
  { value: 'senha', label: 'Senha' },
] as const;
const ShownAs = Type.Enum(valuesOf(SHOWN_AS));
export type ShownAs = Static<typeof ShownAs>;

export const getCallPanel = route({
  name: 'reception.getCallPanel',
  method: 'GET',
  path: '/call-panel',
  summary:
    'Painel de chamadas da unidade: as últimas chamadas de hoje. De cada uma só o que a unidade mostra.',
  permission: SHOW_PANEL,
  background: true,
  display: true,
  response: Type.Object({
    unit: Type.String(),
    at: Instant,
    timeZone: Type.String(),
    /** The newest first. */
    calls: Type.Array(
      Type.Object({
        /** Of the call: one that was not there is new, and is spoken. */
        id: Uuid,
        /** Name, initials or ticket ("12"), as the unit chose. */
        shown: Type.String(),
        room: Type.String(),
        at: Instant,
      }),
    ),
    shownAs: ShownAs,
  }),
});

export const getPanelSettings = route({
  name: 'reception.getPanelSettings',
  method: 'GET',
  path: '/units/:id/call-panel',
  summary: 'Como o painel de chamadas da unidade mostra as pessoas.',
  permission: SET_PANEL,
  params: Type.Object({ id: Uuid }),
  response: Type.Object({ shownAs: ShownAs }),
});

export const setPanelSettings = route({
  name: 'reception.setPanelSettings',
  method: 'PUT',
  path: '/units/:id/call-panel',
  summary: 'Escolhe se o painel de chamadas da unidade mostra nome, iniciais ou senha.',
  permission: SET_PANEL,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ shownAs: ShownAs }, { additionalProperties: false }),
  response: Type.Object({ shownAs: ShownAs }),
});
