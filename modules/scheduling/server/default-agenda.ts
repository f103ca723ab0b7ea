import { getMunicipalityInScope } from '#modules/health-network/index';
import { refused } from '#platform/errors/problem';
import { readSetting, writeSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { type Agenda, agendaFaults, compactDays } from '../contract/agenda.ts';
import { defaultAgenda } from '../settings.ts';
import { tellUnits } from './tell-units.ts';

/** The agenda of the municipality, or the standard one while none was saved. 404 outside the scope. */
export async function getDefaultAgenda(context: ReadContext, ibge: string): Promise<Agenda> {
  const { id } = await getMunicipalityInScope(context, ibge);
  return readSetting(context.platform, context.db, defaultAgenda, id);
}

/** Saves it; 422 with the fields when a period breaks a rule. Agendas already made are not rewritten. */
export async function saveDefaultAgenda(
  context: UseCaseContext,
  input: { ibge: string; agenda: Agenda },
): Promise<Agenda> {
  const { id } = await getMunicipalityInScope(context, input.ibge);
  const faults = agendaFaults(input.agenda);
  if (faults.length > 0) {
    throw refused('agenda-invalid', 'Há horários a corrigir. Confira os destacados e salve de novo.', faults);
  }
  const agenda = { ...input.agenda, days: compactDays(input.agenda.days) };
  await writeSetting(context.platform, context.db, defaultAgenda, agenda, context.now, id);
  await tellUnits(context, id);
  context.audit({
    type: 'scheduling.default-agenda-saved',
    municipalityId: id,
    fields: ['days', 'duration'],
  });
  return agenda;
}
