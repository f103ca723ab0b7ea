import { resourceTree, standardProfiles } from '#modules/access/index';
import { withAncestors } from '../contract/tree.ts';

/** A standard profile, less some branches and more others: where a profile for a kind of unit begins. */
export type Template = {
  id: string;
  /** Kind of unit it is for. */
  unit: string;
  name: string;
  /** Slug of the standard profile that it is made of. */
  base: string;
  without: readonly string[];
  /** Branches, as the standard profile with this slug has them. */
  more?: { of: string; branches: readonly string[] };
};

/** What belongs to a team that answers for a territory. */
const TERRITORY = [
  'cds.ficha-de-cadastro-domiciliar',
  'cds.ficha-de-visita-domiciliar',
  'relatorios.operacional',
  'busca-ativa',
  'territorio',
];
const VACCINES = [
  'cds.ficha-de-vacinacao',
  'visualizar-lista-de-atendimento.realizar-atendimento-de-vacinacao',
  'cadastrar-editar-e-excluir-lotes-de-imunobiologico',
];
const SPECIALIZED = [...TERRITORY, ...VACCINES];
/** Who comes is attended in the order of risk: no agenda, nobody followed over time. */
const URGENCY = [
  ...TERRITORY,
  'visualizar-agenda',
  'garantia-do-acesso',
  'acompanhamento-de-condicoes-de-saude',
];
const HOUSEHOLD = ['cds.ficha-de-cadastro-domiciliar', 'territorio.gerir-imoveis-e-familias'];
/** A screen that stands in the waiting room shows its panel and opens nothing else. */
const ALL_BUT_PANEL = [
  'visualizar-agenda',
  'gestao-de-cadastros-de-cidadao',
  'visualizar-lista-de-atendimento',
];
const RECORD = ['visualizar-prontuario', 'visualizar-lista-de-atendimento'];
const QUEUE = { of: 'medico', branches: ['garantia-do-acesso'] };
const STREET = { of: 'acs-agente-comunitario-de-saude', branches: ['cds.ficha-de-visita-domiciliar'] };

/** Suggestions of this program for units that the official profiles, made for the UBS, do not think of. */
export const TEMPLATES: readonly Template[] = [
  { id: 'caps-medico', unit: 'CAPS', name: 'CAPS – Médico', base: 'medico', without: SPECIALIZED },
  {
    id: 'caps-enfermeiro',
    unit: 'CAPS',
    name: 'CAPS – Enfermeiro',
    base: 'enfermeiro',
    without: SPECIALIZED,
  },
  {
    id: 'caps-nivel-superior',
    unit: 'CAPS',
    name: 'CAPS – Profissional de nível superior',
    base: 'outro-prof-de-nivel-superior',
    without: SPECIALIZED,
  },
  {
    id: 'ceo-dentista',
    unit: 'CEO',
    name: 'CEO – Cirurgião-dentista',
    base: 'cirurgiao-dentista',
    without: SPECIALIZED,
  },
  { id: 'ceo-tsb', unit: 'CEO', name: 'CEO – TSB', base: 'tsb-tecnico-em-saude-bucal', without: SPECIALIZED },
  { id: 'ceo-recepcao', unit: 'CEO', name: 'CEO – Recepção', base: 'recepcao', without: [], more: QUEUE },
  { id: 'upa-medico', unit: 'UPA', name: 'UPA – Médico', base: 'medico', without: URGENCY },
  { id: 'upa-enfermeiro', unit: 'UPA', name: 'UPA – Enfermeiro', base: 'enfermeiro', without: URGENCY },
  {
    id: 'upa-tecnico',
    unit: 'UPA',
    name: 'UPA – Técnico de enfermagem',
    base: 'auxiliar-ou-tecnico-de-enfermagem',
    without: URGENCY,
  },
  { id: 'upa-recepcao', unit: 'UPA', name: 'UPA – Recepção', base: 'recepcao', without: URGENCY },
  {
    id: 'policlinica-medico',
    unit: 'Policlínica',
    name: 'Policlínica – Médico',
    base: 'medico',
    without: [...SPECIALIZED, 'relatorios.consolidados'],
  },
  {
    id: 'policlinica-enfermeiro',
    unit: 'Policlínica',
    name: 'Policlínica – Enfermeiro',
    base: 'enfermeiro',
    without: [...SPECIALIZED, 'relatorios.consolidados'],
  },
  {
    id: 'policlinica-recepcao',
    unit: 'Policlínica',
    name: 'Policlínica – Recepção',
    base: 'recepcao',
    without: [],
    more: QUEUE,
  },
  {
    id: 'sad-medico',
    unit: 'SAD',
    name: 'SAD – Médico',
    base: 'medico-ad',
    without: [],
    more: { of: 'medico', branches: RECORD },
  },
  {
    id: 'sad-enfermeiro',
    unit: 'SAD',
    name: 'SAD – Enfermeiro',
    base: 'enfermeiro-ad',
    without: [],
    more: { of: 'enfermeiro', branches: RECORD },
  },
  {
    id: 'sad-nivel-superior',
    unit: 'SAD',
    name: 'SAD – Profissional de nível superior',
    base: 'outro-prof-nivel-superior-ad',
    without: [],
    more: { of: 'outro-prof-de-nivel-superior', branches: RECORD },
  },
  {
    id: 'rua-medico',
    unit: 'Consultório na rua',
    name: 'Consultório na rua – Médico',
    base: 'medico',
    without: HOUSEHOLD,
    more: STREET,
  },
  {
    id: 'rua-enfermeiro',
    unit: 'Consultório na rua',
    name: 'Consultório na rua – Enfermeiro',
    base: 'enfermeiro',
    without: HOUSEHOLD,
    more: STREET,
  },
  {
    id: 'rua-agente',
    unit: 'Consultório na rua',
    name: 'Consultório na rua – Agente social',
    base: 'acs-agente-comunitario-de-saude',
    without: HOUSEHOLD,
  },
  {
    id: 'televisao',
    unit: 'Sala de espera',
    name: 'Televisão do painel de chamadas',
    base: 'recepcao',
    without: ALL_BUT_PANEL,
  },
];

const within = (branches: readonly string[], id: string): boolean =>
  branches.some((branch) => id === branch || id.startsWith(`${branch}.`));

/** A template as a profile of its own would be: name, resources in the order of the tree, and what it is made of. */
export function templateViews() {
  const standard = new Map(standardProfiles().map((profile) => [profile.slug, profile]));
  const heldBy = (slug: string) => standard.get(slug)?.resources ?? [];
  return TEMPLATES.map(({ id, unit, name, base, without, more }) => {
    const held = withAncestors([
      ...heldBy(base).filter((resource) => !within(without, resource)),
      ...(more ? heldBy(more.of).filter((resource) => within(more.branches, resource)) : []),
    ]);
    const resources = resourceTree().flatMap((resource) => (held.has(resource.id) ? [resource.id] : []));
    return { id, unit, name, base: standard.get(base)?.name ?? '', resources };
  });
}
