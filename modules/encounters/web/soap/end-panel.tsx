import { RadioField, SelectField } from '#ui/index';
import { attendancesOf, EMULTI_ACTIONS, PARTICIPATIONS, RATIONALITIES } from '../../contract/codes.ts';
import { Block } from '../parts/block.tsx';
import { Chips } from '../parts/chips.tsx';
import { EndFoot } from '../parts/end-foot.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { useVisit } from '../visit.ts';
import { Administrative } from './administrative.tsx';
import { Observe } from '../observation/observe.tsx';
import { Conducts } from './conducts.tsx';
import { Guest } from './guest.tsx';
import { Next } from './next.tsx';

const choices = (codes: ReadonlyArray<{ value: number; label: string }>) =>
  codes.map(({ value, label }) => ({ value: String(value), label }));

/** How the citizen took part, and by which rationality: seldom another than the usual. */
function Participation() {
  return (
    <>
      <SelectField
        name="end.participation"
        label="Participação do cidadão"
        required
        choices={choices(PARTICIPATIONS)}
      />
      <SelectField name="end.rationality" label="Racionalidade em saúde" choices={choices(RATIONALITIES)} />
    </>
  );
}

/** Of the official screens, what somebody may look for here. */
const NOT_YET =
  'Ainda não há aqui: revisão de estagiário, cuidado compartilhado, chamada de vídeo, assinatura digital (assine os papéis impressos) e ficha de notificação do SINAN.';

/** "Finalizar atendimento": procedures alone have neither type nor conduct. */
export function EndPanel() {
  const { encounter, rights } = useVisit();
  const { kind, late } = encounter;
  const individual = kind === 'individual';
  return (
    <Block title="Finalizar atendimento" keys="Alt 5" foot={<EndFoot>Finalizar atendimento</EndFoot>}>
      {individual ? (
        <>
          <RadioField
            name="end.attendance"
            label="Tipo de atendimento"
            required
            choices={choices(attendancesOf(encounter))}
          />
          <Administrative />
          <Conducts />
          {rights.book ? <Next /> : null}
        </>
      ) : null}
      {rights.observe ? <Observe /> : null}
      {late ? null : <Outcome stays="Manter cidadão na lista" />}
      {individual ? (
        <>
          <Participation />
          <Guest />
          {rights.emulti ? (
            <Chips name="end.emulti" label="Ações da eMulti" choices={EMULTI_ACTIONS} />
          ) : null}
        </>
      ) : null}
      <p className="caption text-3">{NOT_YET}</p>
    </Block>
  );
}
