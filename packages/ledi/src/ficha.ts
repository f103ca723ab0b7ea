import { type Civil, type CivilDay, fromCivil } from './civil.ts';
import { clockOfMunicipality } from './days.ts';
import { LediError } from './errors.ts';
import { childrenOf, getStruct, type Layout, type StructLayout } from './layout.ts';
import { lotEntryName } from './lot.ts';
import type { DadoInstalacao, Forms } from './model/index.ts';
import type { FormData } from './package-data.ts';
import { createRecord, encodeRecord } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { type ValidateOptions, Validator, type Verdict } from './validate.ts';
import { encodeXml } from './xml-write.ts';

/** Code of a model: 'fci', 'fai', 'fv' … */
export type FormCode = keyof Forms;

/** What {@link FichaBuilder} writes itself: uuid, header, origin. */
type Managed =
  | 'uuid'
  | 'uuidFicha'
  | 'uuidEvolucao'
  | 'headerTransport'
  | 'lotacaoEvolucao'
  | 'dataEvolucao'
  | 'tpCdsOrigem'
  | 'tbCdsOrigem';
/** A first registration originates itself: both are filled when not given. */
type Origin = 'fichaAtualizada' | 'uuidFichaOriginadora';
type Body<T> = Omit<T, Managed | Origin> & Partial<Pick<T, Extract<keyof T, Origin>>>;

/** The form without what the builder writes, in civil terms: {@link Civil}. */
export type FichaBody<F extends FormCode> = F extends FormCode ? Civil<Body<Forms[F]>> : never;

/** A professional where he or she worked. */
export type Professional = {
  cns: string;
  cbo: string;
  cnes: string;
  ine?: string | null;
  /** Asked by Cuidado Compartilhado alone. */
  cpf?: string;
};

/** One thing that was done, in the terms of one model; a longer list of children becomes several fichas. */
export type FichaSource<F extends FormCode> = {
  form: F;
  professional: Professional;
  /** Who attended together; only in models of shared attendance (fai, fao, fad, fae). */
  shared?: Professional | null;
  /** Day of the attendance. */
  day: CivilDay;
  /** IBGE code of the municipality, 7 digits. */
  ibge: string;
  body: FichaBody<F>;
};

/** What a source says beside its body. */
type Circumstances = Omit<FichaSource<FormCode>, 'body' | 'form'>;

/** Who sends. `originadora` is who created the record; absent, the same as `remetente`. */
export type Sender = { remetente: DadoInstalacao; originadora?: DadoInstalacao };

export type BuildOptions = ValidateOptions & {
  /** Thrift by default. */
  format?: 'thrift' | 'xml';
  /** Number of the lot of the originator the record goes in. */
  numLote?: number;
  /** Mints the part after the CNES; by default a random UUID. */
  newUuid?: () => string;
};

export type BuiltFicha = {
  /** `CNES-uuid`: of the envelope, the form and the file. */
  uuid: string;
  /** Official name: `<uuid>.esus`, or `<uuid>.esus.xml`. */
  fileName: string;
  bytes: Uint8Array;
  record: LediRecord;
  /** Of the newest layout, which the record declares. */
  verdict: Verdict;
  /** Places of the children given that are in this ficha, the second one not included; null in models without children. */
  children: readonly [number, number] | null;
};

/** Origin of what systems other than the official ones produce. Source: LEDI, tpCdsOrigem. */
const THIRD_PARTY = 3;

/**
 * Writes fichas of the newest layout: one uuid in its three places, the envelope and its copies, days as the layout
 * wants them, nothing empty, children split at the documented maximum, and the verdict of {@link Validator} at the
 * end. An older layout is the work of {@link LayoutWriter}.
 */
export class FichaBuilder {
  private readonly layout: Layout;
  private readonly sender: Sender;
  private readonly validator: Validator;

  /** `validator`: one of this layout that is kept, so that its rules are compiled once. */
  constructor(layout: Layout, sender: Sender, validator: Validator = new Validator(layout)) {
    this.layout = layout;
    this.sender = sender;
    this.validator = validator;
  }

  /**
   * One ficha, or as many as the children need; an invalid one comes with its errors. LediError
   * `campo-desconhecido` or `valor-invalido`, with the path, when a field is not of the layout or a value not of its type.
   */
  build<F extends FormCode>(source: FichaSource<F>, options: BuildOptions = {}): BuiltFicha[] {
    const form = this.layout.forms.find(({ code }) => code === source.form);
    if (!form) throw new LediError('valor-invalido', 'O modelo não existe neste layout.', 'form');
    const body: Record<string, unknown> = Object.fromEntries(Object.entries(source.body));
    const list = childrenOf(this.layout, form);
    const children = list && body[list.field.name];
    if (!list || !Array.isArray(children)) return [this.one(source, form, body, null, options)];
    const fichas: BuiltFicha[] = [];
    for (let start = 0; start === 0 || start < children.length; start += list.most) {
      const end = Math.min(start + list.most, children.length);
      const part = { ...body, [list.field.name]: children.slice(start, end) };
      fichas.push(this.one(source, form, part, [start, end], options));
    }
    return fichas;
  }

  private one(
    source: Circumstances,
    form: FormData,
    body: Record<string, unknown>,
    children: BuiltFicha['children'],
    options: BuildOptions,
  ): BuiltFicha {
    const clock = clockOfMunicipality(source.ibge);
    const uuid = `${source.professional.cnes}-${(options.newUuid ?? randomUuid)()}`;
    const struct = getStruct(this.layout, form.struct);
    const parts = { ...body, ...ownFields(struct, form, uuid, body), ...header(struct, source) };
    const envelope = fromCivil(
      getStruct(this.layout, 'DadoTransporteThrift'),
      this.envelope(source, form, uuid, options),
      clock,
    );
    const record = createRecord(this.layout, envelope, fromCivil(struct, parts, clock));
    const bytes =
      options.format === 'xml'
        ? new TextEncoder().encode(encodeXml(this.layout, record))
        : encodeRecord(this.layout, record);
    const verdict = this.validator.judge(record, options);
    return { uuid, fileName: lotEntryName(uuid, bytes), bytes, record, verdict, children };
  }

  private envelope(
    { professional, ibge }: Circumstances,
    { tipo }: FormData,
    uuid: string,
    { numLote }: BuildOptions,
  ): object {
    const { remetente, originadora = remetente } = this.sender;
    const [major, minor, revision] = this.layout.newest.split('.').map(Number);
    return {
      uuidDadoSerializado: uuid,
      tipoDadoSerializado: tipo,
      cnesDadoSerializado: professional.cnes,
      codIbge: ibge,
      ineDadoSerializado: professional.ine,
      numLote,
      remetente,
      originadora,
      versao: { major, minor, revision },
    };
  }
}

const randomUuid = () => crypto.randomUUID();

/** uuid and origin; a registration that says nothing of its origin is a first one. */
function ownFields(
  { byName }: StructLayout,
  form: FormData,
  uuid: string,
  { uuidFichaOriginadora, fichaAtualizada }: Record<string, unknown>,
): object {
  return {
    [form.uuid]: uuid,
    [byName.has('tbCdsOrigem') ? 'tbCdsOrigem' : 'tpCdsOrigem']: THIRD_PARTY,
    ...(byName.has('uuidFichaOriginadora') && {
      fichaAtualizada: fichaAtualizada ?? false,
      uuidFichaOriginadora: uuidFichaOriginadora ?? uuid,
    }),
  };
}

/** The header of the model: of one professional or of several, or the lotação of Cuidado Compartilhado. */
function header({ byName }: StructLayout, source: Circumstances): object {
  const { professional, shared, day, ibge } = source;
  const isOfSeveral = byName.get('headerTransport')?.struct?.byName.has('lotacaoFormPrincipal') === true;
  if (shared && !isOfSeveral) {
    throw new LediError('valor-invalido', 'O modelo não tem atendimento compartilhado.', 'shared');
  }
  if (byName.has('lotacaoEvolucao')) {
    const { cpf, cns, cbo, cnes, ine } = professional;
    const lotacaoEvolucao = { cpf, cns, cboCodigo_2002: cbo, ine, cnes, codigoIbgeMunicipio: ibge };
    return { lotacaoEvolucao, dataEvolucao: day };
  }
  const common = { dataAtendimento: day, codigoIbgeMunicipio: ibge };
  if (!isOfSeveral) return { headerTransport: { ...placed(professional), ...common } };
  const lotacoes = {
    lotacaoFormPrincipal: placed(professional),
    lotacaoFormAtendimentoCompartilhado: shared ? placed(shared) : null,
  };
  return { headerTransport: { ...lotacoes, ...common } };
}

const placed = ({ cns, cbo, cnes, ine }: Professional) => ({
  profissionalCNS: cns,
  cboCodigo_2002: cbo,
  cnes,
  ine,
});
