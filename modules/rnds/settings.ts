import { Type } from 'typebox';
import { Instant, Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';

/** What was checked and by whom it was enabled; null: not enabled. */
export const rndsAccess = defineSetting({
  key: 'rnds.access',
  title: 'Acesso à RNDS',
  schema: Nullable(
    Type.Object({
      file: Type.String(),
      /** Of the file as it was checked: another of the same name is not used. */
      sha256: Type.String(),
      fileAt: Instant,
      subject: Type.String(),
      validUntil: Instant,
      requester: Type.String(),
      by: Type.String(),
      at: Instant,
    }),
  ),
  default: null,
  scope: 'municipality',
});

export const rndsPassword = defineSetting({
  key: 'rnds.password',
  title: 'Senha do certificado da RNDS',
  schema: Nullable(Type.String()),
  default: null,
  scope: 'municipality',
  secret: true,
});

/** Wrong passwords one after the other, and when the last was; null: none since the right one. */
export const rndsWrong = defineSetting({
  key: 'rnds.wrong',
  title: 'Senhas erradas do certificado da RNDS',
  schema: Nullable(Type.Object({ failed: Type.Integer({ minimum: 1 }), at: Instant })),
  default: null,
  scope: 'municipality',
});
