import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RouteOutput } from '#platform/contract/route';
import { findNextSlots, readAgendas } from '#modules/scheduling/contract';
import { TOPIC as AGENDA } from '#modules/scheduling/contract/parts';
import { dayText } from '#modules/scheduling/web/parts';
import {
  type Choice,
  DateField,
  formatDate,
  type Picked,
  SelectField,
  useAccess,
  useRoute,
  useTopic,
} from '#ui/index';

/** When: filled with the next free time of whoever is picked. */
export type SlotValues = { lotacaoId: Picked; day: string; start: string };

type Day = RouteOutput<typeof readAgendas>['lotacoes'][number]['days'][number];

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
const NEXT = 4;

/** Why a day has no free time. */
function noneText({ slots, closed }: Day): string {
  const reasons = [...new Set(closed.map(({ reason }) => reason))];
  if (slots.length === 0 && reasons.length > 0) return `Agenda fechada: ${reasons.join(', ')}.`;
  if (slots.length === 0) return 'Sem horário de trabalho neste dia.';
  return slots.every(({ state }) => state === 'past')
    ? 'Os horários deste dia já passaram.'
    : 'Sem vaga neste dia.';
}

function useSlots({ lotacaoId: { value: lotacao }, day }: SlotValues) {
  const { unit } = useAccess();
  useTopic(AGENDA, unit?.id ?? null, [findNextSlots, readAgendas]);
  const asked = lotacao !== '';
  const next = useRoute(findNextSlots, { query: { lotacaoId: lotacao, limit: NEXT } }, { enabled: asked });
  const read = useRoute(
    readAgendas,
    { query: { from: day, days: 1, lotacoes: lotacao } },
    { enabled: asked && CIVIL.test(day) },
  );
  return {
    next: asked && !next.isPlaceholderData ? next.data : undefined,
    ofDay: asked && !read.isPlaceholderData && CIVIL.test(day) ? read.data?.lotacoes[0]?.days[0] : undefined,
  };
}

/** Day and hour of a free time, the next ones by one press. */
export function SlotFields() {
  const { setValue, getValues } = useFormContext<SlotValues>();
  const [lotacaoId, day, start] = useWatch<SlotValues, ['lotacaoId', 'day', 'start']>({
    name: ['lotacaoId', 'day', 'start'],
  });
  const { next, ofDay } = useSlots({ lotacaoId, day, start });
  const choose = (slot: { day: string; start: string }) => {
    setValue('day', slot.day, { shouldDirty: true, shouldValidate: true });
    setValue('start', slot.start, { shouldDirty: true, shouldValidate: true });
  };
  // Of whoever is picked, the next one; a day that was typed before stays.
  const propose = useEffectEvent(() => {
    const first = next?.slots.find((slot) => getValues('day') === '' || slot.day === getValues('day'));
    if (first && getValues('start') === '') choose(first);
  });
  const forget = useEffectEvent(() => setValue('start', ''));
  const free = ofDay?.slots.filter(({ state }) => state === 'free');
  const isGone = free !== undefined && start !== '' && !free.some((slot) => slot.start === start);
  useEffect(() => {
    if (isGone) forget();
  }, [isGone]);
  useEffect(() => propose(), [next]);
  const times: readonly Choice[] = (free ?? (start ? [{ start }] : [])).map((slot) => ({
    value: slot.start,
    label: slot.start,
  }));
  return (
    <>
      {next ? (
        <fieldset className="field">
          <legend className="field-label">Próximas vagas</legend>
          <div className="row wrap gap-6">
            {next.slots.map((slot) => (
              <button
                key={`${slot.day} ${slot.start}`}
                type="button"
                className="chip"
                aria-pressed={slot.day === day && slot.start === start}
                onClick={() => choose(slot)}
              >
                {dayText(slot.day)} <b>{slot.start}</b>
              </button>
            ))}
            {next.slots.length === 0 ? (
              <span className="caption text-3">Nenhuma até {formatDate(next.until)}.</span>
            ) : null}
          </div>
        </fieldset>
      ) : null}
      <div className="slot-fields">
        <DateField name="day" label="Data" required />
        <SelectField
          name="start"
          label="Horário"
          required
          placeholder={lotacaoId.value === '' ? 'Escolha o profissional' : 'Selecione'}
          choices={times}
          {...(ofDay && free?.length === 0 ? { hint: noneText(ofDay) } : {})}
        />
      </div>
    </>
  );
}
