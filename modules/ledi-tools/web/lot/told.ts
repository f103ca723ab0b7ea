import { formatCns, formatCpf } from '@pec-aberto/brazil';
import { isStruct, type Layout, type LediRecord, type Struct } from '@pec-aberto/ledi';
import { dayText } from './meaning.ts';
import type { RecordRow } from './protocol.ts';

const CPFS = ['cpfCidadao', 'cpfParticipante', 'cpfResponsavel'];
const CNSS = ['cnsCidadao', 'cns', 'cnsParticipante', 'numeroCnsResponsavel'];
const NOTHING = { who: null, date: null, professional: null };

/** What a person recognises a record by: of whom it speaks, its day, and who filled it in. */
export function toldOf(
  layout: Layout,
  record: LediRecord | null,
): Pick<RecordRow, 'date' | 'professional' | 'who'> {
  const { form, formData, transport } = record ?? {};
  const place = layout.data.rules.forms[formData?.code ?? ''];
  if (!form || !place) return NOTHING;
  const instant = at(form, place.attendance);
  const principal = at(form, place.principal);
  const cns = isStruct(principal) ? (principal.profissionalCNS ?? principal.cns) : undefined;
  return {
    who: whoOf(form),
    date: typeof instant === 'number' ? dayText(instant, transport?.codIbge) : null,
    professional: typeof cns === 'string' && cns !== '' ? formatCns(cns) : null,
  };
}

const at = (form: Struct, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isStruct(value) ? value[name] : undefined), form);

/** The citizen, or the first of those in the form and how many more. */
function whoOf(form: Struct): string | null {
  const alone = nameOf(form.identificacaoUsuarioCidadao) ?? nameOf(form);
  if (alone) return alone;
  for (const items of Object.values(form)) {
    if (!Array.isArray(items)) continue;
    const first = items.map(nameOf).find((name) => name !== null);
    if (first) return items.length === 1 ? first : `${first} e mais ${items.length - 1}`;
  }
  return null;
}

function nameOf(value: unknown): string | null {
  if (!isStruct(value)) return null;
  const text = (name: string) => {
    const found = value[name];
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const social = text('nomeSocial') ?? text('nomeSocialCidadao');
  const civil = text('nomeCidadao');
  if (civil) return social ? `${social} (${civil})` : civil;
  const cpf = CPFS.map(text).find((one) => one !== undefined);
  if (cpf) return `CPF ${formatCpf(cpf)}`;
  const cns = CNSS.map(text).find((one) => one !== undefined);
  return cns ? `CNS ${formatCns(cns)}` : null;
}
