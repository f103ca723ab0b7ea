import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listRules } from './rules.ts';
import { foundCases, writtenCases } from './testing/rule-cases.ts';
import { layout, specFolder } from './testing/samples.ts';

/** A clause of the specification: the sentence about one field of one form. */
type Clause = { id: string; form: string; struct: string; field: string; text: string };

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

/** The rules that hold each clause: its own field's, and those of others that its sentence speaks of. */
const ruled = JSON.parse(
  readFileSync(new URL('testing/clause-rules.json', import.meta.url), 'utf8'),
) as Record<string, string[]>;

const fieldOf = ({ form, field }: Clause) => `${form === 'camada-transporte' ? 'transporte' : form}.${field}`;

test('each rule of a clause is one of its form, and a record breaks it', () => {
  const listed = listRules(layout);
  const shown = new Set([...foundCases(), ...writtenCases()].map(({ code }) => code));
  const wrong = Object.entries(ruled).flatMap(([id, codes]) => {
    const [form = ''] = id.split('.');
    const place = form === 'camada-transporte' ? 'transporte' : form;
    const own = new Set(
      listed.filter((rule) => rule.form === place || place === 'header-transport').map(({ code }) => code),
    );
    const bad = codes.filter((code) => !own.has(code) || !shown.has(code));
    return [...bad, ...(codes.length === 0 ? ['no rule'] : [])].map((code) => `${id}: ${code}`);
  });
  expect(wrong).toEqual([]);
});

const spec = `${specFolder}/versions.json`;

describe.skipIf(!existsSync(spec))('clauses of the specification (PEC_SHARED)', () => {
  test('each has its rules, or a reason', () => {
    const { rules } = JSON.parse(readFileSync(spec, 'utf8')) as { rules: Clause[] };
    const clauses = rules.filter(({ id }) => id.includes('#'));
    const bare = clauses.filter(({ id }) => !(id in ruled)).map(fieldOf);
    process.stdout.write(`${clauses.length} clauses, ${bare.length} without a rule of their own\n`);
    expect([...new Set(bare)].toSorted()).toEqual(Object.keys(WITHOUT_RULE).toSorted());
    const ids = new Set(clauses.map(({ id }) => id));
    expect(Object.keys(ruled).filter((id) => !ids.has(id))).toEqual([]);
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
