import type { Static } from 'typebox';
import { countEnabled } from '#modules/rnds/index';
import { onlineAgenda } from '#modules/scheduling/index';
import { closedReason, internetSwitch } from '#platform/outbound/gate';
import { reachSetting, testInternet } from '#platform/outbound/reach';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import type { ConnectionView, PausableService, Pause } from '../../contract.ts';
import { pauseSettings } from '../../settings.ts';
import { endOfPause } from './pauses.ts';

type View = Static<typeof ConnectionView>;
type Service = View['services'][number];
type Reading = Pick<ReadContext, 'platform' | 'db' | 'now'>;

const NO_INTERNET = 'Este servidor está sem internet. Volta sozinho quando ela voltar.';

/** What this program does of each service today. */
const TODAY: Record<Service['id'], string> = {
  cadsus:
    'O programa ainda não consulta o CADSUS: o cadastro do cidadão usa só esta base. A escolha fica guardada e vale quando a consulta chegar.',
  horus:
    'O programa ainda não consulta o estoque no Hórus. A escolha fica guardada e vale quando a consulta chegar.',
  'agenda-online':
    'Na aba Agenda online se habilita que as unidades deem horários a ela. O serviço nacional não tem protocolo público: o programa ainda não fala com ele. Sem internet, os horários dados continuam reservados; para que voltem às unidades, desabilite-a ali.',
  rnds: 'Cada município a habilita em Gestão municipal › Configuração RNDS, onde o certificado é conferido e guardado. O programa ainda nada envia nem consulta nela.',
};

/** The switch, how the last test went, and each service: enabled, or why not at this moment. */
export async function readConnection({ platform, db, now }: Reading): Promise<View> {
  const closed = await closedReason(platform, db);
  const reach = await readSetting(platform, db, reachSetting);
  const why = closed ?? (reach?.problem ? NO_INTERNET : null);
  const pauseOf = async (service: PausableService) => {
    const pause = await readSetting(platform, db, pauseSettings[service]);
    return pause && (pause.until === null || new Date(pause.until) > now) ? pause : null;
  };
  const shown = (id: Service['id'], isOn: boolean, pause: Service['pause'] = null): Service => ({
    id,
    enabled: isOn && why === null && pause === null,
    why,
    pause,
    today: TODAY[id],
  });
  return {
    internet: closed === null,
    reach,
    services: [
      shown('cadsus', true, await pauseOf('cadsus')),
      shown('horus', true, await pauseOf('horus')),
      shown('agenda-online', await readSetting(platform, db, onlineAgenda)),
      shown('rnds', (await countEnabled(db)) > 0),
    ],
  };
}

export async function switchInternet(context: UseCaseContext, on: boolean): Promise<void> {
  const { platform, db, now } = context;
  if ((await readSetting(platform, db, internetSwitch)) === on) return;
  await writeSetting(platform, db, internetSwitch, on, now);
  context.audit({ type: 'settings.internet-switched', details: { internet: on ? 'on' : 'off' } });
}

/** Tests for real; the trail keeps who asked and how it went. 409 `internet-off`. */
export async function testConnection({ platform, actor, sessionId, ip }: ReadContext): Promise<View> {
  const problem = await testInternet(platform);
  return runUseCase(platform, { actor, sessionId, ip }, async (context) => {
    context.audit({ type: 'settings.internet-tested', details: { connected: problem === null } });
    return readConnection(context);
  });
}

/** Off for a time, or on at once (no `during`). */
export async function pauseService(
  context: UseCaseContext,
  service: PausableService,
  during: Pause | undefined,
): Promise<void> {
  const { platform, db, now } = context;
  const until = during === undefined ? null : endOfPause(during, now);
  const pause = during === undefined ? null : { until: until?.toISOString() ?? null };
  await writeSetting(platform, db, pauseSettings[service], pause, now);
  context.audit(
    during === undefined
      ? { type: 'settings.service-enabled', details: { service } }
      : { type: 'settings.service-disabled', details: { service, during } },
  );
}
