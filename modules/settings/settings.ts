import { Type } from 'typebox';
import { Instant, Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';

const Pause = Nullable(Type.Object({ until: Nullable(Instant) }));

const servicePause = (service: string, title: string) =>
  defineSetting({
    key: `settings.pause.${service}`,
    title,
    schema: Pause,
    default: null,
    scope: 'installation',
  });

/** Since they are off by hand; what has passed is none any more. `until` null: until somebody enables it. */
export const pauseSettings = {
  cadsus: servicePause('cadsus', 'CADSUS desabilitado'),
  horus: servicePause('horus', 'Hórus desabilitado'),
};

/** Off unless told: households come by visits and their own screens. */
export const householdsByPaper = defineSetting({
  key: 'settings.householdsByPaper',
  title: 'Cadastros de imóveis e famílias via CDS',
  schema: Type.Boolean(),
  default: false,
  scope: 'installation',
});

export const searchByProperty = defineSetting({
  key: 'settings.searchByProperty',
  title: 'Busca de cidadão por propriedades',
  schema: Type.Boolean(),
  default: false,
  scope: 'installation',
});
