import { sentenceCase, titleCasePlace } from '@pec-aberto/brazil';

/** "Agente comunitário de saúde – 515105"; the code alone when the occupation has no name here. */
export const shownCbo = ({ name, code }: { name: string; code: string }): string =>
  name === code ? code : `${sentenceCase(name)} – ${code}`;

/** "ESF Acácias I – 0000012345". */
export const shownTeam = ({ name, ine }: { name: string; ine: string }): string =>
  `${titleCasePlace(name)} – ${ine}`;

/** Why somebody's data and password are not to be changed here. */
export const NOT_MANAGED =
  'Este profissional tem acesso acima do seu ou também trabalha em outro lugar. Dados e senha são alterados por quem ' +
  'administra todos os lugares dele: o município ou, se trabalha em mais de um, o administrador da instalação.';
