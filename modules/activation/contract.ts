import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Ibge, Instant, LocalDate, Nullable, Text } from '#platform/contract/schemas';

const MUNICIPAL = [
  'configuracao-municipal',
  'configuracao-de-instalacao.listar-municipios-e-responsaveis',
] as const;
const AUTHORITIES = ['configuracao-de-instalacao'] as const;

/** May the production of the municipality leave this installation? Care never depends on it. */
const TransmissionView = Type.Object({
  allowed: Type.Boolean(),
  reason: Nullable(Type.Enum(['not-activated', 'training', 'clone', 'unconfirmed', 'simulated'])),
  sentence: Type.String(),
});

export const ActivationView = Type.Object({
  municipality: Type.Object({ ibge: Ibge, name: Type.String(), uf: Type.String() }),
  /** 32 digits, shown in 8 groups of 4. */
  chave: Type.String(),
  /** The accepted contra-chave, or null. */
  activation: Nullable(
    Type.Object({
      authority: Type.Object({ id: Type.String(), name: Type.String() }),
      /** True when a simulator of e-Gestor signed it. */
      simulated: Type.Boolean(),
      issuedOn: LocalDate,
      activatedAt: Instant,
    }),
  ),
  transmission: TransmissionView,
});

/** The same of one municipality, with who may answer its chave and who may name others. */
export const MunicipalActivationView = Type.Object({
  ...ActivationView.properties,
  /** Names of the authorities whose contra-chave this installation accepts now. */
  authorities: Type.Array(Type.String()),
  /** Names of who administers the installation: the ones to ask when there is no authority. */
  installers: Type.Array(Type.String()),
});

export const listActivations = route({
  name: 'activation.list',
  method: 'GET',
  path: '/activations',
  summary: 'Ativação dos municípios da instalação, ou do município do acesso.',
  permission: { kind: 'resource', anyOf: MUNICIPAL, scope: 'municipality' },
  response: Type.Object({ rows: Type.Array(ActivationView) }),
});

export const getActivation = route({
  name: 'activation.get',
  method: 'GET',
  path: '/municipalities/:ibge/activation',
  summary: 'Chave do município nesta instalação e situação da ativação.',
  permission: { kind: 'resource', anyOf: MUNICIPAL, scope: 'municipality' },
  params: Type.Object({ ibge: Ibge }),
  response: MunicipalActivationView,
});

export const enterContraChave = route({
  name: 'activation.enter',
  method: 'POST',
  path: '/municipalities/:ibge/activation',
  summary: 'Confere a contra-chave e ativa o município. Recusada, nada muda.',
  permission: { kind: 'resource', anyOf: MUNICIPAL, scope: 'municipality' },
  params: Type.Object({ ibge: Ibge }),
  body: Type.Object({ contraChave: Text(4000) }, { additionalProperties: false }),
  response: MunicipalActivationView,
});

export const AuthorityView = Type.Object({
  /** 16 hexadecimal digits taken from the public key. */
  id: Type.String(),
  name: Type.String(),
  publicKey: Type.String(),
  addedAt: Instant,
});

export const listAuthorities = route({
  name: 'activation.listAuthorities',
  method: 'GET',
  path: '/activation-authorities',
  summary: 'Autoridades cuja assinatura esta instalação aceita em contra-chaves.',
  permission: { kind: 'resource', anyOf: AUTHORITIES, scope: 'installation' },
  response: Type.Object({ rows: Type.Array(AuthorityView) }),
});

export const addAuthority = route({
  name: 'activation.addAuthority',
  method: 'POST',
  path: '/activation-authorities',
  summary: 'Passa a aceitar contra-chaves assinadas por uma autoridade (chave pública Ed25519).',
  permission: { kind: 'resource', anyOf: AUTHORITIES, scope: 'installation' },
  body: Type.Object({ name: Text(120), publicKey: Text(2000) }, { additionalProperties: false }),
  response: AuthorityView,
  status: 201,
});

export const removeAuthority = route({
  name: 'activation.removeAuthority',
  method: 'DELETE',
  path: '/activation-authorities/:id',
  summary: 'Deixa de aceitar novas contra-chaves de uma autoridade. Municípios já ativados continuam.',
  permission: { kind: 'resource', anyOf: AUTHORITIES, scope: 'installation' },
  params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }),
  response: Empty,
});
