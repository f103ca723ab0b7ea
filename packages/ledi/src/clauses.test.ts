import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listRules } from './rules.ts';
import { layout, specFolder } from './testing/samples.ts';

/** A clause of the specification: the sentence about one field of one form. */
type Clause = { id: string; form: string; struct: string; field: string; text: string };

/** Names that the specification prints in another way than the IDL. */
const STRUCTS: Record<string, string> = {
  medicoes: 'Medicoes',
  IVCF: 'Ivcf',
  Medicamentos: 'Medicamento',
  ResultadosExames: 'ResultadosExame',
  resultadoExame: 'ResultadoExame',
  SolicitacoesOci: 'SolicitacaoOci',
  Encaminhamentos: 'EncaminhamentoExterno',
  profissionalFinalizadorObservacao: 'LotacaoHeader',
  FichaCuidadoCompartilhado: 'CuidadoCompartilhado',
};
const FIELDS: Record<string, string> = {
  CPF: 'cpf',
  CNS: 'cns',
  microarea: 'microArea',
  hipoteseDiagnosticoCID10: 'hipoteseDiagnosticoCid10',
  hipoteseDiagnosticoCIAP2: 'hipoteseDiagnosticoCiap2',
  stCidadaoNaoPossuiCpf: 'stNaoPossuiCpf',
  justificativaCidadaoNaoPossuiCpf: 'justificativaNaoPossuiCpf',
  Encaminhamentos: 'encaminhamentos',
  'fai.cnsCidadao': 'cns',
  'fad.localDeAtendimento': 'localAtendimento',
};

/** Why a clause has no rule of its own. */
const WITHOUT_RULE: Record<string, string> = {
  'transporte.tipoDadoSerializado':
    'transporte.tipoDadoSerializado.desconhecido, told by the validator itself',
  'transporte.numLote': 'free',
  'transporte.dadoSerializado': 'the codec reads it; what it cannot read is structural',
  'transporte.remetente': 'required by the IDL: structural',
  'transporte.originadora': 'required by the IDL: structural',
  'fci.statusTermoRecusaCadastroIndividualAtencaoBasica': 'a flag other rules speak of',
  'fao.tipoParticipacaoCidadao': 'in no IDL: cannot arrive',
  'fao.tipoParticipacaoProfissionalConvidado': 'in no IDL: cannot arrive',
  'fcd.stAtivo': 'its Thrift id was never published: cannot arrive',
  'fac.stNaoPossuiCpf': 'a flag the rules of CPF and CNS speak of',
  'fvd.stNaoPossuiCpf': 'a flag the rules of CPF and justification speak of',
  'fad.stNaoPossuiCpf': 'its Thrift id was never published: cannot arrive',
  'fad.justificativaNaoPossuiCpf': 'its Thrift id was never published: cannot arrive',
};

const spec = `${specFolder}/versions.json`;

describe.skipIf(!existsSync(spec))('clauses of the specification (PEC_SHARED)', () => {
  const { rules } = JSON.parse(readFileSync(spec, 'utf8')) as { rules: Clause[] };
  const clauses = rules.filter(({ id }) => id.includes('#'));
  const listed = listRules(layout);

  test('each has a rule on its field, or a reason', () => {
    const bare = new Set<string>();
    for (const { form, struct, field } of clauses) {
      const name = `${(STRUCTS[struct] ?? struct).replace(/Thrift$/, '')}Thrift`;
      const own = FIELDS[`${form}.${field}`] ?? FIELDS[field] ?? field;
      const place = form === 'camada-transporte' ? 'transporte' : form;
      const isOf = (rule: (typeof listed)[number]) =>
        (place === rule.form || place === 'header-transport') &&
        (rule.struct === name ||
          (name === 'LotacaoHeaderThrift' && rule.struct === 'VariasLotacoesHeaderThrift')) &&
        [rule.field, ...rule.field.split('.')].includes(own);
      if (!listed.some(isOf)) bare.add(`${place}.${own}`);
    }
    process.stdout.write(
      `${clauses.length} clauses, ${bare.size} fields of them without a rule of their own\n`,
    );
    expect([...bare].toSorted()).toEqual(Object.keys(WITHOUT_RULE).toSorted());
  });

  type Printed = { since?: string; value: string }[] | string | null;
  type PrintedField = { form: string; struct: string; name: string; required?: Printed; max?: Printed };
  const last = (printed: Printed | undefined) => (Array.isArray(printed) ? printed.at(-1)?.value : printed);

  test('what the documentation prints as required and as largest size is asked for', () => {
    const { fields } = JSON.parse(readFileSync(spec, 'utf8')) as { fields: PrintedField[] };
    // The common structs of a lotação are judged where they stand; lists whose tables outgrew the printed size.
    const known = ['LotacaoHeaderThrift', 'tipoDadoSerializado'];
    const outgrown = ['temasParaReuniao', 'publicoAlvo', 'praticasEmSaude'];
    const { shared } = layout.data.structure;
    const wrong = fields.flatMap(({ form, struct, name, required, max }) => {
      const of = layout.forms.find(({ code }) => code === form)?.fields ?? shared;
      const facet = of[struct]?.[name] ?? shared[struct]?.[name];
      if (!facet || facet.until || known.includes(struct) || known.includes(name)) return [];
      const isRequired = ['Sim', 'Obrigatório', 'Requerido'].includes(last(required) ?? '');
      const largest = /^\d+$/.test(last(max) ?? '') ? Number(last(max)) : null;
      const isSame =
        isRequired === (facet.required?.at(-1)?.[1] ?? false) &&
        (outgrown.includes(name) || largest === (facet.size?.at(-1)?.[2] ?? null));
      return isSame ? [] : [`${form}.${struct}.${name}`];
    });
    expect(wrong).toEqual([]);
  });

  test('ids and wire types are those of the IDL', () => {
    type Idl = { structs: { name: string; fields: { id: number; name: string; type: string }[] }[] };
    const { structs } = JSON.parse(readFileSync(`${specFolder}/structs.json`, 'utf8')) as Idl;
    const wrong = structs.flatMap(({ name, fields }) =>
      fields
        .filter((field) => {
          const own = layout.structs.get(name)?.byName.get(field.name);
          return own?.id !== field.id || own.data.type !== field.type.replace(/\w+\.(\w+)/g, '$1');
        })
        .map((field) => `${name}.${field.name}`),
    );
    expect(wrong).toEqual([]);
  });
});
