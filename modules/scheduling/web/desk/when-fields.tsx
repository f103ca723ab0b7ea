import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import { Field, useRoute } from '#ui/index';
import { DayInput, TimeInput } from './day-and-time.tsx';
import { readAgendas } from '../../contract.ts';
import type { Listed, When } from './words.ts';

export const professionalName = ({ lotacao }: Listed): string => titleCaseName(lotacao.professional.name);

/** "Renata Oliveira – Enfermeiro": in a list to choose from. */
export const whoText = (one: Listed): string =>
  `${professionalName(one)} – ${sentenceCase(one.lotacao.cbo.name)}`;

/** The choice of a professional among those of the unit; names that two share tell the occupation. */
export function ProfessionalSelect({
  label = 'Profissional',
  lotacoes,
  value,
  placeholder,
  onChange,
}: {
  label?: string;
  lotacoes: readonly Listed[];
  value: string;
  placeholder?: string;
  onChange: (lotacaoId: string) => void;
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <div className="input">
          <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {lotacoes.map((one) => (
              <option key={one.lotacao.id} value={one.lotacao.id}>
                {whoText(one)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** The free times of the day that is chosen; of an encaixe any time. */
function FreeTimes({
  when,
  own,
  onChange,
}: {
  when: When;
  own: string | undefined;
  onChange: (when: When) => void;
}) {
  const { data, isPlaceholderData } = useRoute(readAgendas, {
    query: { from: when.day, days: 1, lotacoes: when.lotacaoId },
  });
  const [day] = data?.lotacoes[0]?.days ?? [];
  const held = day?.entries.find(({ id }) => id === own);
  const free = isPlaceholderData
    ? []
    : (day?.slots.filter(({ state, start }) => state === 'free' || start === held?.start) ?? []);
  const known = free.some(({ start }) => start === when.start);
  const closed = day?.closed.map(({ reason }) => reason).join(', ');
  const none = closed ? `Agenda fechada: ${closed}` : 'Sem vagas neste dia';
  return (
    <Field label="Horário" required hint={data && free.length === 0 && !isPlaceholderData ? none : undefined}>
      {({ id, describedBy }) => (
        <div className="input">
          <select
            id={id}
            aria-describedby={describedBy}
            className="numeric"
            value={known ? when.start : ''}
            onChange={(event) => {
              const slot = free.find(({ start }) => start === event.target.value);
              if (slot) onChange({ ...when, start: slot.start, end: slot.end });
            }}
          >
            {known ? null : <option value="">Escolha</option>}
            {free.map(({ start, end }) => (
              <option key={start} value={start}>
                {start} – {end}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** Professional, day and hour of an appointment: a free slot, or an encaixe at any time. */
export function WhenFields({
  when,
  encaixe = false,
  lotacoes,
  own,
  onChange,
  onEncaixe,
}: {
  when: When;
  encaixe?: boolean;
  lotacoes: readonly Listed[];
  /** The appointment that is moved: the time it has is offered too. */
  own?: string;
  onChange: (when: When) => void;
  /** Absent: a free slot only. */
  onEncaixe?: (encaixe: boolean) => void;
}) {
  return (
    <div className="column gap-8">
      <ProfessionalSelect
        lotacoes={lotacoes}
        value={when.lotacaoId}
        onChange={(lotacaoId) => onChange({ ...when, lotacaoId })}
      />
      <div className="grid two">
        <DayInput value={when.day} onChange={(day) => onChange({ ...when, day })} />
        {encaixe ? (
          <TimeInput
            label="Horário"
            value={when.start}
            onChange={(start) => onChange({ ...when, start, end: '' })}
          />
        ) : (
          <FreeTimes when={when} own={own} onChange={onChange} />
        )}
      </div>
      {onEncaixe ? (
        <label className="check">
          <input type="checkbox" checked={encaixe} onChange={(event) => onEncaixe(event.target.checked)} />
          <span>Encaixe: a qualquer hora, ao lado de quem já está agendado</span>
        </label>
      ) : null}
    </div>
  );
}

/** From when to when a time is reserved. */
export function ReservedTime({
  when,
  lotacoes,
  onChange,
}: {
  when: When;
  lotacoes: readonly Listed[];
  onChange: (when: When) => void;
}) {
  return (
    <div className="column gap-8">
      <ProfessionalSelect
        lotacoes={lotacoes}
        value={when.lotacaoId}
        onChange={(lotacaoId) => onChange({ ...when, lotacaoId })}
      />
      <div className="grid three">
        <DayInput value={when.day} onChange={(day) => onChange({ ...when, day })} />
        <TimeInput
          label="Horário inicial"
          value={when.start}
          onChange={(start) => onChange({ ...when, start })}
        />
        <TimeInput label="Horário final" value={when.end} onChange={(end) => onChange({ ...when, end })} />
      </div>
    </div>
  );
}
