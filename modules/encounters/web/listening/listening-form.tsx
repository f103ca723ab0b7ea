import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { callApi } from '#ui/index';
import { finishListening } from '../../contract.ts';
import { Block } from '../parts/block.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { EncounterForm, type Ending } from '../parts/encounter-form.tsx';
import { EndFoot } from '../parts/end-foot.tsx';
import { Measurements } from '../parts/measurements.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { Procedures } from '../parts/procedures.tsx';
import { Prose } from '../parts/prose.tsx';
import { useVisit } from '../visit.ts';
import { kindName } from '../words.ts';
import { Risk } from './risk.tsx';
import { EMPTY_LISTENING, listeningOf, type ListeningValues } from './values.ts';

/** Why she came, by its code and in words: once the code is picked the words are next. */
function Reason() {
  const { setFocus } = useFormContext<ListeningValues>();
  const { value } = useWatch<ListeningValues, 'reason'>({ name: 'reason' });
  const goOn = useEffectEvent(() => {
    if (document.activeElement?.getAttribute('name') === 'reason') setFocus('text');
  });
  useEffect(() => {
    if (value !== '') goOn();
  }, [value]);
  return (
    <Block title="Motivo da consulta" keys="Alt 1">
      <CodeField
        name="reason"
        label="Motivo da consulta (CIAP-2)"
        placeholder="Nome ou código"
        systems={['ciap2']}
        required
      />
      <Prose name="text" label="Descrição" />
    </Block>
  );
}

/** Escuta inicial, and pré-atendimento of who has an appointment, who gets no risk. */
export function ListeningForm(ending: Ending<ListeningValues>) {
  const visit = useVisit();
  const { id, scheduled } = visit.encounter;
  const finish = `Finalizar ${kindName(visit.encounter).toLowerCase()}`;
  return (
    <EncounterForm<ListeningValues>
      {...ending}
      defaults={EMPTY_LISTENING}
      first="reason"
      end={(values) => callApi(finishListening, { params: { id }, body: listeningOf(values, visit) })}
      panel={
        <Block title={finish} keys="Alt 5" foot={<EndFoot>{finish}</EndFoot>}>
          <Outcome stays="Adicionar cidadão na lista de atendimentos" />
        </Block>
      }
    >
      <Reason />
      <Block title="Medições e procedimentos" keys="Alt 2">
        <Measurements at="measured" />
        <Procedures at="" measuredAt="measured" />
      </Block>
      {scheduled ? null : (
        <Block title="Risco e vulnerabilidade" keys="Alt 3">
          <Risk />
        </Block>
      )}
    </EncounterForm>
  );
}
