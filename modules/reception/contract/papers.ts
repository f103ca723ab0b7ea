import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Text } from '#platform/contract/schemas';
import { DECLARE, OfOne } from './parts.ts';

/** "Período" of a declaration; "permanencia" is from the arrival to the end of what was done. */
export const PERIODS = [
  { value: 'permanencia', label: 'Permanência na unidade' },
  { value: 'matutino', label: 'Matutino' },
  { value: 'vespertino', label: 'Vespertino' },
  { value: 'noturno', label: 'Noturno' },
  { value: 'horario', label: 'Horário personalizado' },
] as const;

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
export const Declared = Type.Object(
  {
    period: Type.Optional(Type.Enum(valuesOf(PERIODS))),
    /** `hh:mm`, demanded of "horario". */
    from: Type.Optional(Time),
    to: Type.Optional(Time),
    /** Who came along. */
    companion: Type.Optional(Text(120)),
    paper: Type.Optional(Type.Enum(['A4', 'A5'])),
  },
  { additionalProperties: false },
);
export type Declared = Static<typeof Declared>;

export const printDeclaration = route({
  name: 'reception.printDeclaration',
  // A question, asked so because a companion has a name, and names are in no address.
  method: 'POST',
  idempotency: { exempt: 'lê, não grava' },
  path: '/list-entries/:id/declaration.pdf',
  summary:
    'Declaração de comparecimento de quem está em atendimento, ou já foi ouvido ou atendido; 409 antes disso.',
  permission: DECLARE,
  params: OfOne,
  body: Declared,
  response: Type.Undefined(),
  raw: true,
});
