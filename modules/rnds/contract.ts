import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Empty, Ibge, Instant, Nullable, Text } from '#platform/contract/schemas';

const common = {
  permission: { kind: 'resource', anyOf: ['configuracao-municipal'], scope: 'municipality' },
  params: Type.Object({ ibge: Ibge }),
} as const;

/** Never with the password. */
export const RndsView = Type.Object({
  /** Groups of four, of this municipality in this installation. */
  contraChave: Type.String(),
  /** Where the installer puts certificates on the server. */
  folder: Type.String(),
  /** Names of the `.pfx` and `.p12` files there. */
  files: Type.Array(Type.String()),
  enabled: Nullable(
    Type.Object({
      by: Type.String(),
      at: Instant,
      file: Type.String(),
      fileAt: Instant,
      subject: Type.String(),
      validUntil: Instant,
      requester: Type.String(),
    }),
  ),
  /** What keeps it from being used although enabled, in Portuguese: expired, its file gone, the internet off. */
  problem: Nullable(Type.String()),
});

export const getRnds = route({
  name: 'rnds.get',
  method: 'GET',
  path: '/municipalities/:ibge/rnds',
  summary:
    'Acesso do município à RNDS: contra-chave, certificados que há no servidor e o que foi habilitado.',
  ...common,
  response: RndsView,
});

export const enableRnds = route({
  name: 'rnds.enable',
  method: 'PUT',
  path: '/municipalities/:ibge/rnds',
  summary: 'Confere o certificado e habilita o acesso do município à RNDS.',
  ...common,
  body: Type.Object(
    { file: Text(255), password: Text(200, 0), requester: Text(60, 0) },
    { additionalProperties: false },
  ),
  response: RndsView,
});

export const disableRnds = route({
  name: 'rnds.disable',
  method: 'POST',
  path: '/municipalities/:ibge/rnds/disabling',
  summary: 'Desabilita o acesso do município à RNDS; senha e identificador são esquecidos.',
  ...common,
  body: Empty,
  response: RndsView,
});
