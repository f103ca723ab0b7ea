import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import { useWatch } from 'react-hook-form';
import { getListChoices } from '#modules/reception/contract';
import { CheckboxField, ErrorState, SelectField, Skeleton, useRoute } from '#ui/index';
import { PARTICIPATIONS } from '../../contract/codes.ts';
import { useVisit } from '../visit.ts';
import type { SoapValues } from './values.ts';

const WAYS = PARTICIPATIONS.map(({ value, label }) => ({ value: String(value), label }));

/** Asked for only where somebody attended too. */
function GuestFields() {
  const { begunIn } = useVisit().encounter;
  const { data, isError, error, refetch } = useRoute(getListChoices, {});
  if (!data) {
    return isError ? (
      <ErrorState what="os profissionais da unidade" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={2} label="Carregando os profissionais da unidade" />
    );
  }
  const others = data.lotacoes.filter(({ own, id }) => !own && id !== begunIn);
  return (
    <>
      <SelectField
        name="end.guest.lotacaoId"
        label="Profissional convidado"
        required
        choices={others.map(({ id, professional, cbo }) => ({
          value: id,
          label: `${titleCaseName(professional)}, ${sentenceCase(cbo)}`,
        }))}
      />
      <SelectField name="end.guest.participation" label="Participação do convidado" required choices={WAYS} />
    </>
  );
}

/** "Atendimento compartilhado": told in the ficha of its author, without production of the guest. */
export function Guest() {
  const { begunBy } = useVisit().encounter;
  const present = useWatch<SoapValues, 'end.guest.present'>({ name: 'end.guest.present' });
  return (
    <>
      <CheckboxField
        name="end.guest.present"
        label="Atendimento compartilhado"
        hint={`Outro profissional da unidade atendeu junto. A produção é só de ${begunBy ? 'quem iniciou' : 'quem finaliza'}.`}
      />
      {present ? <GuestFields /> : null}
    </>
  );
}
