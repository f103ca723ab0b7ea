import { Type } from 'typebox';
import { defineSetting } from '#platform/settings/settings';

/** Public keys are no secret; the private ones never come here. */
export const authorities = defineSetting({
  key: 'activation.authorities',
  title: 'Autoridades de ativação',
  schema: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[0-9a-f]{16}$' }),
      name: Type.String({ minLength: 1, maxLength: 120 }),
      publicKey: Type.String({ maxLength: 60 }),
      addedAt: Type.String(),
    }),
    { maxItems: 100 },
  ),
  default: [],
  scope: 'installation',
});
