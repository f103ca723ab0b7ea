import { findCouncil, sentenceCase, titleCasePlace } from '@pec-aberto/brazil';

/** "Agente comunitário de saúde – 515105"; the code alone when the occupation has no name here. */
export const shownCbo = ({ name, code }: { name: string; code: string }): string =>
  name === code ? code : `${sentenceCase(name)} – ${code}`;

/** "ESF Acácias I – 0000012345". */
export const shownTeam = ({ name, ine }: { name: string; ine: string }): string =>
  `${titleCasePlace(name)} – ${ine}`;

/** "COREN SC 37994"; of a council unknown here, that its code is one: "Conselho de código 80 (CNES) SC 37994". */
export function shownCouncil(person: { council: string; councilUf: string; councilNumber: string }): string {
  const { council, councilUf, councilNumber } = person;
  const acronym =
    findCouncil(council)?.acronym ??
    (/^\d+$/.test(council) ? `Conselho de código ${council} (CNES)` : council);
  return [acronym, councilUf, councilNumber].filter(Boolean).join(' ');
}

/** Why somebody's data and password are not to be changed here. */
export const NOT_MANAGED =
  'Este profissional tem acesso acima do seu ou também trabalha em outro lugar. Dados e senha são alterados por quem ' +
  'administra todos os lugares dele: o município ou, se trabalha em mais de um, o administrador da instalação.';
