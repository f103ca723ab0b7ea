import { dayText, formatCns, formatCpf } from '@pec-aberto/brazil';
import type { Certificate } from './plan-entries.ts';

/** While it is written nobody has said how many yet. */
const daysText = (days = 0) => (days === 0 ? '… dias' : days === 1 ? '1 (um) dia' : `${days} dias`);

/** CPF, or CNS where there is none. */
export const numberOf = ({
  cpf,
  cns,
}: {
  cpf: string | null;
  cns: string | null;
}): Array<readonly [label: string, value: string]> =>
  cpf ? [['CPF', formatCpf(cpf)]] : cns ? [['CNS', formatCns(cns)]] : [];

/** What the models say; of one in blank, its own words. */
export function certificateText(
  { model, day, time, days, cid10, text }: Certificate,
  of: { name: string; cpf: string | null; cns: string | null; unitName: string; day: string; time: string },
): string {
  if (model === 'em-branco') return text ?? '';
  const [number] = numberOf(of);
  const who = number ? `${of.name}, ${number[0]} ${number[1]},` : of.name;
  const when = `em ${dayText(of.day)}, às ${time ?? of.time}`;
  const from = `a partir de ${dayText(day ?? of.day)}`;
  const why = cid10 ? ` CID-10: ${cid10}, escrito a pedido do cidadão.` : '';
  const leave =
    model === 'maternidade'
      ? `necessita de licença-maternidade por ${daysText(days)}, ${from}`
      : `necessita de afastamento de suas atividades por ${daysText(days)}, ${from}`;
  return `Atesto que ${who} foi atendido(a) na unidade ${of.unitName} ${when}, e ${leave}.${why}`;
}
