import { normalizeDigits } from '@pec-aberto/brazil';
import type { CadastroIndividual, Received } from '@pec-aberto/ledi';
import type { FormFields, FormInput } from '#modules/citizens/contract/fields';
import { type CitizenField, dayIn, FORM, instantOf, normaliseForm } from '#modules/citizens/index';
import { groupsOf } from '#platform/contract/form/field';
import { valueAt } from '#platform/contract/form/path';
import type { ReceivedFicha } from '../received/ficha.ts';

/** LEDI tipoDadoSerializado of the cadastro individual. */
export const FCI = 2;
type Ficha = Received<CadastroIndividual>;

/** The exit of a ficha: death, or the person left the territory (LEDI MotivoSaida). */
export type Exit = { reason: number; diedOn: string | null; deathCertificate: string | null };
export const DEATH = 135;

/** What a cadastro individual says, in the terms of the registration. */
export type Fci = {
  uuid: string;
  /** `uuidFichaOriginadora`: the first ficha of the chain this one updates; null for a first one. */
  originUuid: string | null;
  layoutVersion: string;
  filledAt: Date | null;
  ibge: string;
  unitCnes: string;
  teamIne: string | null;
  refusal: boolean;
  exit: Exit | null;
  /** Null when the ficha identifies nobody (refusals). */
  person: FciPerson | null;
};
export type FciPerson = {
  /** Every field of the form; those in `stated` were told, the others say nothing. */
  fields: FormFields;
  /** Told together, taken or left together: an ethnicity is nothing without its race. */
  stated: ReadonlyArray<readonly (keyof FormFields)[]>;
  dnv: string | null;
  /** Null: the ficha does not say. */
  isResponsible: boolean | null;
  responsibleDocument: string | null;
  kinship: number | null;
};

/** Reads a ficha of this form, of whatever it holds, valid or not: a date that cannot be is none. */
export function readFci({ uuid, version, fields }: Omit<ReceivedFicha, 'bytes' | 'faults'>): Fci {
  const ficha = fields as Ficha;
  const header = ficha.headerTransport ?? {};
  const ibge = codeOf(header.codigoIbgeMunicipio, 7) ?? '';
  const leaving = ficha.saidaCidadaoCadastro;
  return {
    uuid,
    originUuid: updatedBy(ficha),
    layoutVersion: version,
    filledAt: instantOf(header.dataAtendimento),
    ibge,
    unitCnes: codeOf(header.cnes, 7) ?? '',
    teamIne: codeOf(header.ine, 10),
    refusal: ficha.statusTermoRecusaCadastroIndividualAtencaoBasica === true,
    exit:
      leaving?.motivoSaidaCidadao === undefined
        ? null
        : {
            reason: leaving.motivoSaidaCidadao,
            diedOn: dayIn(ibge, leaving.dataObito),
            deathCertificate: leaving.numeroDO || null,
          },
    person: ficha.identificacaoUsuarioCidadao ? personOf(ficha, ibge) : null,
  };
}

/** A code of up to `most` letters and digits; anything else says nothing. */
const codeOf = (text: string | undefined, most: number): string | null =>
  text !== undefined && text.length <= most && /^\w+$/.test(text) ? text : null;

/** A first ficha names itself as its origin. */
const updatedBy = ({ uuid, uuidFichaOriginadora: origin }: Ficha): string | null =>
  origin === undefined || origin === uuid || !/^[0-9A-Za-z-]+$/.test(origin) ? null : origin;

function personOf(ficha: Ficha, ibge: string): FciPerson {
  const person = ficha.identificacaoUsuarioCidadao ?? {};
  const social = ficha.informacoesSocioDemograficas ?? {};
  const form = formOf(ficha, ibge);
  const fields = normaliseForm(form);
  return {
    fields,
    stated: GROUPS.filter((group) => group.some((field) => isTold(form[field]))),
    dnv: person.dnv || null,
    isResponsible: person.statusEhResponsavel ?? null,
    responsibleDocument:
      normalizeDigits(person.cpfResponsavelFamiliar || person.cnsResponsavelFamiliar || '') || null,
    kinship: social.relacaoParentescoCidadao ?? null,
  };
}

const isTold = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Fields that a ficha tells, in groups that it tells together. */
const GROUPS: ReadonlyArray<readonly (keyof FormFields)[]> = [
  ...groupsOf(FORM, ({ ficha, together }: CitizenField, name) =>
    ficha === undefined ? null : (together ?? name),
  ).values(),
];

/** The form as a ficha fills it in; a box that is not ticked says nothing. */
function formOf(ficha: Ficha, ibge: string): FormInput {
  const told = Object.entries<CitizenField>(FORM).flatMap(([name, { kind, ficha: path }]) => {
    const value = path === undefined ? undefined : valueAt(ficha, path);
    if (value === undefined || (kind === 'flag' && value !== true)) return [];
    return [[name, kind === 'day' ? dayIn(ibge, value as number) : value] as const];
  });
  return { name: '', ...(Object.fromEntries(told) as Partial<FormInput>) };
}
