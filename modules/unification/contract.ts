import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { Process } from './contract/process.ts';
import { Settings, SettingsChange } from './contract/settings.ts';

const SETTLE = {
  permission: { kind: 'resource', anyOf: ['configuracao-de-instalacao'], scope: 'installation' },
} as const;
const one = { ...SETTLE, params: Type.Object({ id: Uuid }) } as const;

export const getUnification = route({
  name: 'unification.get',
  method: 'GET',
  path: '/unification',
  summary: 'Unificação de bases: o envio desta instalação e os recebimentos de instalações locais.',
  background: true,
  ...SETTLE,
  response: Type.Object({
    /** Name of this installation, proposed for a request. */
    name: Type.String(),
    /** The newest request of this installation to a centre. */
    sending: Nullable(Process),
    /** Requests of units to this installation, newest first. */
    receiving: Type.Array(Process),
    /** Why this installation cannot ask to be unified now, in Portuguese; null when it may. */
    cannotAsk: Nullable(Type.String()),
    settings: Settings,
  }),
});

export const changeUnificationSettings = route({
  name: 'unification.changeSettings',
  method: 'PUT',
  path: '/unification/settings',
  summary: 'Prazo para confirmar uma base que entrou, e limite de velocidade do envio da base.',
  ...SETTLE,
  body: SettingsChange,
  response: Settings,
});

export const getUnificationWaiting = route({
  name: 'unification.waiting',
  method: 'GET',
  path: '/unification/waiting',
  summary: 'Quantas bases de instalações locais esperam que alguém as aceite, ou confirme.',
  background: true,
  ...SETTLE,
  response: Type.Object({ requested: Type.Integer(), deciding: Type.Integer() }),
});

export const requestUnification = route({
  name: 'unification.request',
  method: 'POST',
  path: '/unification/requests',
  summary:
    'Pede à instalação central que receba esta base; a mesma pessoa entra lá com seu CPF e a senha de lá.',
  ...SETTLE,
  body: Type.Object(
    {
      name: Text(120),
      link: Type.String({ minLength: 8, maxLength: 500, pattern: '^https?://[^\\s]+$' }),
      password: Text(200),
    },
    { additionalProperties: false },
  ),
  idempotency: { exempt: 'enquanto há uma solicitação, outra é recusada' },
  response: Process,
  status: 201,
});

const act = (verb: string, summary: string) =>
  route({
    name: `unification.${verb}`,
    method: 'POST',
    path: `/unification/requests/:id/${verb}`,
    summary,
    ...one,
    body: Empty,
    idempotency: { exempt: 'pedir de novo o que já se fez não muda nada' },
    response: Process,
  });

export const acceptRequest = act('accept', 'Aceita receber a base de uma instalação local.');
export const denyRequest = act('deny', 'Nega receber a base de uma instalação local.');
export const cancelRequest = act(
  'cancel',
  'Cancela o pedido de unificação, dos dois lados, antes de a base entrar.',
);
export const checkUnification = act('check', 'Confere, dos dois lados, o que é preciso antes de unificar.');
export const rehearseUnification = act(
  'rehearse',
  'Ensaia a unificação sem mudar nada: o que entraria e o que se encontraria.',
);
export const runUnification = act(
  'run',
  'Unifica: fecha esta instalação, envia o que falta e faz a base entrar na central.',
);
export const undoUnification = act('undo', 'Desfaz na central o que entrou e reabre a instalação local.');

export const confirmUnification = route({
  name: 'unification.confirm',
  method: 'POST',
  path: '/unification/requests/:id/confirm',
  summary: 'Confirma a unificação, para sempre. Quem confirma digita o nome da instalação local.',
  ...one,
  body: Type.Object(
    {
      name: Text(120),
      /** Although the unit, asked to prove once more that nothing was written there, did not. */
      unproved: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  idempotency: { exempt: 'confirmar de novo não muda nada' },
  response: Process,
});

export const unificationReport = route({
  name: 'unification.report',
  method: 'GET',
  path: '/unification/requests/:id/report.pdf',
  summary: 'Relatório do ensaio ou da unificação, em PDF.',
  ...one,
  query: Type.Object({ of: Type.Enum(['rehearsal', 'unification']) }),
  response: Type.Any(),
  raw: true,
});

export const unificationSupport = route({
  name: 'unification.support',
  method: 'GET',
  path: '/unification/requests/:id/support.json',
  summary: 'Pacote para o suporte: estados, versões, contagens e códigos de erro, sem dados de pessoas.',
  ...one,
  response: Type.Any(),
  raw: true,
});
