import { isCns } from '@pec-aberto/brazil';
import type { FormData } from './package-data.ts';
import type { Finding } from './finding.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';

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

/** A professional of a record; `isPrincipal`: CNES and INE are those of the transport layer, checked once. */
type Person = { path: string; post: Struct; cns: 'cns' | 'profissionalCNS'; isPrincipal: boolean };

/** The professionals whose post the documentation asks to be of the municipality. */
function peopleOf(formData: FormData, form: Struct): Person[] {
  const out: Person[] = [];
  const add = (
    path: string,
    value: FieldValue,
    isPrincipal: boolean,
    cns: Person['cns'] = 'profissionalCNS',
  ) => {
    if (isStruct(value)) out.push({ path, post: value, cns, isPrincipal });
  };
  const { headerTransport, lotacaoEvolucao, atendimentosIndividuais } = form;
  if (isStruct(headerTransport)) {
    const { lotacaoFormPrincipal, lotacaoFormAtendimentoCompartilhado } = headerTransport;
    if ('profissionalCNS' in headerTransport) add('headerTransport', headerTransport, true);
    add('headerTransport.lotacaoFormPrincipal', lotacaoFormPrincipal, true);
    const shared = 'headerTransport.lotacaoFormAtendimentoCompartilhado';
    add(shared, lotacaoFormAtendimentoCompartilhado, false);
  }
  add('lotacaoEvolucao', lotacaoEvolucao, true, 'cns');
  // One of the two of a shared care is the evolution's own; units of the other are not asked of the municipality.
  for (const name of ['solicitante', 'executante'] as const) {
    const post = form[name];
    const isOther = isStruct(post) && isStruct(lotacaoEvolucao) && post.cns !== lotacaoEvolucao.cns;
    if (isOther) add(name, post, true, 'cns');
  }
  if (formData.code === 'fai' && Array.isArray(atendimentosIndividuais)) {
    for (const [place, child] of atendimentosIndividuais.entries()) {
      const path = `atendimentosIndividuais[${place}].finalizadorObservacao`;
      if (isStruct(child)) add(path, child.finalizadorObservacao, false);
    }
  }
  return out;
}

const SOURCE = 'LEDI, consistência com o CNES do município';

type Add = (id: string, path: string, message: string) => void;

/** Findings of membership of one record; the transport layer first, then each professional. */
export function checkMembership(
  known: Membership,
  formData: FormData,
  form: Struct,
  transport: Struct,
): Finding[] {
  const out: Finding[] = [];
  const add: Add = (id, path, message) =>
    out.push({ code: `pertence.${id}`, group: 'regra de negócio', path, message, source: SOURCE });
  const { codIbge: ibge, cnesDadoSerializado: cnes, ineDadoSerializado: ine } = transport;
  if (typeof ibge !== 'string' || ibge === '') return out;
  if (!known.hasMunicipality(ibge)) {
    add('municipio', 'codIbge', 'O município do registro não é o do CNES da conferência.');
    return out;
  }
  checkPlace(known, ibge, cnes, ine, ['cnesDadoSerializado', 'ineDadoSerializado'], add);
  for (const person of peopleOf(formData, form)) checkPerson(known, ibge, person, add);
  return out;
}

function checkPlace(
  known: Membership,
  ibge: string,
  cnes: FieldValue,
  ine: FieldValue,
  [cnesPath, inePath]: [string, string],
  add: Add,
): void {
  if (typeof cnes === 'string' && cnes !== '' && !known.hasUnit(ibge, cnes)) {
    add('unidade', cnesPath, 'O CNES não é de um estabelecimento do município.');
  }
  if (typeof ine === 'string' && ine !== '' && !known.hasTeam(ibge, ine)) {
    add('equipe', inePath, 'O INE não é de uma equipe do município.');
  }
}

function checkPerson(known: Membership, ibge: string, person: Person, add: Add): void {
  const { path, post, isPrincipal } = person;
  if (!isPrincipal) checkPlace(known, ibge, post.cnes, post.ine, [`${path}.cnes`, `${path}.ine`], add);
  const cns = post[person.cns];
  const cbo = post.cboCodigo_2002;
  // A number that is no CNS has its own error already.
  if (typeof cns !== 'string' || !isCns(cns)) return;
  if (!known.hasProfessional(ibge, cns)) {
    add('profissional', `${path}.${person.cns}`, 'O profissional não tem lotação no município.');
  } else if (typeof cbo === 'string' && cbo !== '' && !known.hasPost(ibge, cns, cbo)) {
    add('cbo', `${path}.cboCodigo_2002`, 'O profissional não tem lotação com este CBO no município.');
  }
}
