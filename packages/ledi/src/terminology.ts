import { isStruct, type Struct } from './wire.ts';
import type { Finding } from './finding.ts';

/**
 * Which codes exist, as the receiver knows: their tables are not published with the layout. A question that is absent
 * is not asked. Answers must not wait: load what is needed before judging.
 */
export type Terminology = {
  /** CID-10 without its point, of three or four characters: 'I10', 'E119'. */
  hasCid10?: (code: string) => boolean;
  /** CIAP-2: 'A03'. The codes AB of the e-SUS are not asked about. */
  hasCiap2?: (code: string) => boolean;
  /** Procedure of the SIGTAP, ten digits. The codes AB of the e-SUS are not asked about. */
  hasSigtap?: (code: string) => boolean;
  /**
   * Month of the tables, 'yyyy-mm', where they are those of one month: codes come and go, and the record may be of
   * another, so that an unknown code only warns. Without it, it is an error.
   */
  asOf?: string;
};

type Kind = {
  id: string;
  ask: Exclude<keyof Terminology, 'asOf'>;
  field: RegExp;
  shape: RegExp;
  what: string;
};

/** The fields that hold each code, by their names in the IDL. Of another shape, a rule of the layout says so already. */
const KINDS: readonly Kind[] = [
  {
    id: 'cid10',
    ask: 'hasCid10',
    field: /^(?:cid$|cid10|hipoteseDiagnosticoCid10$)/,
    shape: /^[A-Z][0-9]{2}[0-9A-Z]?$/,
    what: 'O CID-10 não existe',
  },
  {
    id: 'ciap2',
    ask: 'hasCiap2',
    field: /^(?:ciaps?$|outroCiap[12]$|hipoteseDiagnosticoCiap2$)/,
    shape: /^[A-Z][0-9]{2}$/,
    what: 'O CIAP-2 não existe',
  },
  {
    id: 'sigtap',
    ask: 'hasSigtap',
    field:
      /^(?:procedimentos?$|coMsProcedimento$|codigoSigtap$|codigoExame$|exame$|exames(?:Solicitados|Avaliados)$|outros(?:Sia)?Procedimentos$)/,
    shape: /^[0-9]{10}$/,
    what: 'O código não existe no SIGTAP',
  },
];

/** A finding for each code of the form that does not exist: errors, or warnings where the tables have a month. */
export function checkTerminology(known: Terminology, form: Struct): Finding[] {
  const asked = KINDS.flatMap((kind) => {
    const exists = known[kind.ask];
    return exists ? [{ ...kind, exists }] : [];
  });
  const out: Finding[] = [];
  const look = (name: string, value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [place, item] of value.entries()) look(name, item, `${path}[${place}]`);
    } else if (isStruct(value)) {
      for (const [inner, item] of Object.entries(value)) {
        if (!inner.startsWith('#')) look(inner, item, path === '' ? inner : `${path}.${inner}`);
      }
    } else if (typeof value === 'string') {
      const kind = asked.find(({ field, shape }) => field.test(name) && shape.test(value));
      if (kind && !kind.exists(value)) out.push(findingOf(kind, path, known.asOf));
    }
  };
  look('', form, '');
  return out;
}

const findingOf = ({ id, what }: Kind, path: string, asOf: string | undefined): Finding => ({
  code: `terminologia.${id}`,
  group: 'regra de negócio',
  path,
  message:
    asOf === undefined ? `${what}.` : `${what}, nas tabelas de ${asOf.split('-').toReversed().join('/')}.`,
  source: 'Terminologia de quem confere',
});
