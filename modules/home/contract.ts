import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';

/** Order of the initial configuration, as the manual has it; who does each depends on the access. */
const STEPS = [
  'system',
  'responsible',
  'activation',
  'durations',
  'cnes',
  'profiles',
  'professionals',
  'agendas',
] as const;

const FirstStep = Type.Object({
  step: Type.Enum([...STEPS]),
  done: Type.Boolean(),
  /** Only where it is needed: what comes with the program may serve as it is. */
  optional: Type.Boolean(),
  /** Lotações that still lack it, where they are counted. */
  left: Type.Integer(),
});
export type FirstStep = Static<typeof FirstStep>;

export const getFirstSteps = route({
  name: 'home.firstSteps',
  method: 'GET',
  path: '/first-steps',
  summary: 'Passos da configuração inicial que cabem ao acesso em uso, na ordem, e o que já foi feito.',
  permission: { kind: 'access' },
  response: Type.Object({ rows: Type.Array(FirstStep) }),
});
