export type Section = 'units' | 'teams' | 'professionals' | 'lotacoes';
export type Group = 'field' | 'other';

type Rule = { section: Section; group: Group; rejected: boolean; message: string };

const left = (section: Section, group: Group, message: string): Rule => ({
  section,
  group,
  rejected: true,
  message,
});
const warned = (section: Section, group: Group, message: string): Rule => ({
  section,
  group,
  rejected: false,
  message,
});

/** Of who has an administrative access or works in another municipality, whose data no file changes. */
const kept = (what: string): Rule =>
  warned(
    'professionals',
    'other',
    `${what} do arquivo ficou de fora: a pessoa administra ou trabalha em outro município. Se mudou, altere em Profissionais ou peça ao administrador da instalação.`,
  );

/** What may be wrong with one row of a file. Codes are stable: people script against them. */
export const rowFaults = {
  'unit-cnes-invalid': left(
    'units',
    'field',
    'O CNES não tem 7 dígitos. A unidade e suas equipes ficaram de fora. Corrija no CNES.',
  ),
  'unit-repeated': left(
    'units',
    'other',
    'O CNES já apareceu antes no arquivo. Valem os dados da primeira vez.',
  ),
  'unit-without-name': warned(
    'units',
    'field',
    'A unidade está sem nome. Entrou com o nome anterior ou com o CNES. Corrija no CNES.',
  ),
  'team-ine-invalid': left(
    'teams',
    'field',
    'O INE não tem 10 dígitos. A equipe ficou de fora. Corrija no CNES.',
  ),
  'team-repeated': left(
    'teams',
    'other',
    'O INE já apareceu antes nesta unidade. Valem os dados da primeira vez.',
  ),
  'team-in-two-units': warned(
    'teams',
    'other',
    'O mesmo INE está em mais de uma unidade. Entrou uma equipe em cada uma. Confira no CNES.',
  ),
  'team-without-name': warned(
    'teams',
    'field',
    'A equipe está sem nome de referência. Entrou com o nome anterior ou com a sigla e o INE.',
  ),
  'team-deactivation-date-invalid': warned(
    'teams',
    'field',
    'A data de desativação não é uma data. A equipe entrou como ativa. Corrija no CNES.',
  ),
  'professional-without-name': left(
    'professionals',
    'field',
    'O profissional está sem nome. Ficou de fora com suas lotações. Corrija no CNES.',
  ),
  'professional-name-too-long': left(
    'professionals',
    'field',
    'O nome passa de 200 letras. O profissional ficou de fora com suas lotações. Corrija no CNES.',
  ),
  'professional-without-cpf-cns': left(
    'professionals',
    'field',
    'O profissional está sem CPF e sem CNS. Ficou de fora com suas lotações. Corrija no CNES.',
  ),
  'professional-cpf-invalid': left(
    'professionals',
    'field',
    'O CPF não confere. O profissional ficou de fora com suas lotações. Corrija no CNES.',
  ),
  'professional-cns-invalid': left(
    'professionals',
    'field',
    'O CNS não confere. O profissional ficou de fora com suas lotações. Corrija no CNES.',
  ),
  'professional-birth-date-invalid': warned(
    'professionals',
    'field',
    'A data de nascimento não é válida e foi deixada de lado. Corrija no CNES.',
  ),
  'professional-repeated': left(
    'professionals',
    'other',
    'O profissional já apareceu antes no arquivo. Valem os dados da primeira vez; as lotações foram somadas.',
  ),
  'professional-cpf-repeated': left(
    'professionals',
    'other',
    'O CPF já apareceu antes com outro nome e outro CNS. Este registro ficou de fora com suas lotações.',
  ),
  'professional-cns-of-another': left(
    'professionals',
    'other',
    'O CNS já é de outro profissional, com outro CPF. Ficou de fora com suas lotações. Confira no CNES.',
  ),
  'professional-cpf-cns-conflict': left(
    'professionals',
    'other',
    'O CPF é de um profissional e o CNS é de outro. Ficou de fora com suas lotações. Confira no CNES.',
  ),
  'professional-name-kept': kept('O nome'),
  'professional-cns-kept': kept('O CNS'),
  'professional-email-kept': kept('O e-mail'),
  'professional-phone-kept': kept('O telefone'),
  'professional-data-kept': kept('Outro dado pessoal (nascimento, sexo, conselho ou endereço)'),
  'lotacao-cnes-invalid': left('lotacoes', 'field', 'O CNES da lotação não tem 7 dígitos. Ficou de fora.'),
  'lotacao-cbo-invalid': left(
    'lotacoes',
    'field',
    'O CBO da lotação não tem 6 caracteres válidos. Ficou de fora.',
  ),
  'lotacao-ine-invalid': left('lotacoes', 'field', 'O INE da lotação não tem 10 dígitos. Ficou de fora.'),
  'lotacao-unit-unknown': left(
    'lotacoes',
    'other',
    'A unidade da lotação não está no arquivo. A lotação ficou de fora. Confira no CNES.',
  ),
  'lotacao-team-unknown': left(
    'lotacoes',
    'other',
    'A equipe da lotação não está nesta unidade no arquivo. A lotação ficou de fora. Confira no CNES.',
  ),
  'lotacao-repeated': left('lotacoes', 'other', 'A mesma lotação aparece mais de uma vez. Entrou uma só.'),
  'lotacao-cbo-unknown': warned(
    'lotacoes',
    'other',
    'O CBO não está na tabela desta instalação. Entrou com o texto do arquivo. Atualize o pacote de dados.',
  ),
} as const satisfies Record<string, Rule>;

export type RowFault = keyof typeof rowFaults;

/** Belongs to a row that is itself reported: left out with it, without a line of its own. */
export const DROPPED = '-';

/** `field` or `other`, also for codes of imports made by another version of the program. */
export const groupOf = (code: string): Group =>
  (rowFaults as Record<string, Rule | undefined>)[code]?.group ?? 'other';
