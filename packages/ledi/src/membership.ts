import { isCns } from '@pec-aberto/brazil';
import { compilePath } from './expression.ts';
import type { Layout } from './layout.ts';
import type { FormData } from './package-data.ts';
import type { Struct } from './wire.ts';
import { isStruct } from './wire.ts';
import type { Finding } from './validate.ts';

/**
 * Who belongs to the municipality, as the receiver knows it. Each question is about one record's municipality
 * (IBGE code, 7 digits); answers must not wait: load what is needed before judging.
 */
export type Membership = {
  hasMunicipality: (ibge: string) => boolean;
  hasUnit: (ibge: string, cnes: string) => boolean;
  hasTeam: (ibge: string, ine: string) => boolean;
  hasProfessional: (ibge: string, cns: string) => boolean;
  /** The professional holds a post with that CBO in the municipality. */
  hasPost: (ibge: string, cns: string, cbo: string) => boolean;
};

type Place = { cns: string; path: string };

const PEOPLE: Record<string, Place[]> = {
  headerTransport: [{ cns: 'profissionalCNS', path: 'headerTransport' }],
  'headerTransport.lotacaoFormPrincipal': [
    { cns: 'profissionalCNS', path: 'headerTransport.lotacaoFormPrincipal' },
    { cns: 'profissionalCNS', path: 'headerTransport.lotacaoFormAtendimentoCompartilhado' },
  ],
  lotacaoEvolucao: [{ cns: 'cns', path: 'lotacaoEvolucao' }],
};

const SOURCE = 'LEDI, consistência com o CNES do município';

/** Findings of membership of one record; the transport layer first, then each professional of its header. */
export function checkMembership(
  known: Membership,
  layout: Layout,
  formData: FormData,
  form: Struct,
  transport: Struct,
): Finding[] {
  const out: Finding[] = [];
  const add = (id: string, path: string, message: string) =>
    out.push({ code: `pertence.${id}`, group: 'regra de negócio', path, message, source: SOURCE });
  const { codIbge: ibge, cnesDadoSerializado: cnes, ineDadoSerializado: ine } = transport;
  if (typeof ibge !== 'string' || ibge === '') return out;
  if (!known.hasMunicipality(ibge)) {
    add('municipio', 'codIbge', 'O município não está ativo nesta instalação.');
    return out;
  }
  if (typeof cnes === 'string' && cnes !== '' && !known.hasUnit(ibge, cnes)) {
    add('unidade', 'cnesDadoSerializado', 'O CNES não é de um estabelecimento do município.');
  }
  if (typeof ine === 'string' && ine !== '' && !known.hasTeam(ibge, ine)) {
    add('equipe', 'ineDadoSerializado', 'O INE não é de uma equipe do município.');
  }
  const principal = layout.data.rules.forms[formData.code]?.principal ?? '';
  for (const { cns, path } of PEOPLE[principal] ?? []) checkPerson(known, ibge, form, cns, path, add);
  return out;
}

function checkPerson(
  known: Membership,
  ibge: string,
  form: Struct,
  cnsField: string,
  path: string,
  add: (id: string, path: string, message: string) => void,
) {
  const post = READERS[path]?.(form, NO_SCOPE);
  if (!isStruct(post)) return;
  const cns = post[cnsField];
  const cbo = post.cboCodigo_2002;
  // A number that is no CNS has its own error already.
  if (typeof cns !== 'string' || !isCns(cns)) return;
  if (!known.hasProfessional(ibge, cns)) {
    add('profissional', `${path}.${cnsField}`, 'O profissional não tem lotação no município.');
  } else if (typeof cbo === 'string' && cbo !== '' && !known.hasPost(ibge, cns, cbo)) {
    add('cbo', `${path}.cboCodigo_2002`, 'O profissional não tem lotação com este CBO no município.');
  }
}

const READERS = Object.fromEntries(
  Object.values(PEOPLE).flatMap((places) => places.map(({ path }) => [path, compilePath(path)])),
);

/** Plain paths ask nothing of the scope. */
const NO_SCOPE = {} as Parameters<ReturnType<typeof compilePath>>[1];
