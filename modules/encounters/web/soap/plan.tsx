import { useState } from 'react';
import { ButtonLink, CheckboxField, formatTime, Notice } from '#ui/index';
import { useVisit } from '../visit.ts';
import { Block } from '../parts/block.tsx';
import { Procedures } from '../parts/procedures.tsx';
import { Prose } from '../parts/prose.tsx';
import { type Asked, ToolButtons, ToolSections } from '../plan/tools.tsx';
import { Prescription } from '../prescription/prescription.tsx';

/** "Plano": what was agreed and done, what is prescribed, asked for and handed out. */
export function Plan() {
  const { encounter, rights } = useVisit();
  const { observedAt, id } = encounter;
  const [asked, setAsked] = useState<Asked>({});
  const ask = (label: string) => setAsked((before) => ({ ...before, [label]: {} }));
  return (
    <Block letter="P" title="Plano" keys="Alt 4" tools={rights.plan ? <ToolButtons onAsk={ask} /> : null}>
      {observedAt ? (
        <Notice
          tone="info"
          action={
            <ButtonLink to="/atendimento/$id/observacao" params={{ id }} look="text" size="small">
              Ver contatos
            </ButtonLink>
          }
        >
          Cidadão em observação desde {formatTime(observedAt)}. Este texto é o plano de cuidado que o
          atendimento guarda.
        </Notice>
      ) : null}
      {rights.observe && !observedAt ? (
        <CheckboxField
          name="plan.observation"
          label="Cidadão em observação"
          hint="O que se combina passa a ser o plano de cuidado, e é obrigatório."
        />
      ) : null}
      {rights.plan ? <Prose name="plan.text" label="O que se combina e orienta" rows={2} /> : null}
      <Procedures at="plan." measuredAt="objective.measured" />
      {rights.prescribe ? <Prescription /> : null}
      <ToolSections asked={asked} />
    </Block>
  );
}
