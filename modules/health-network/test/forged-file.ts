import { readFileSync } from 'node:fs';
import { cnsOf, cnesFile, professionalXml, type TestPost, type TestProfessional, UBS } from './cnes-file.ts';

export type Victim = { id: string; cpf: string };

/** A person as a forged file writes it: another name, CNS, birth and council, and addresses of the forger. */
const forged = ({ cpf }: Victim, place: number, post: TestPost): TestProfessional => ({
  n: 900 + place,
  attributes: {
    CPF_PROF: cpf,
    NM_PROF: `FORJADA DA SILVA ${'ABCDEFGH'[place]}`,
    CO_CNS: cnsOf(900 + place),
    E_MAIL: `forjado${place}@atacante.example`,
    TELEFONE: '48999990000',
    DT_NASC: '01/02/1973',
    SEXO: 'M',
    CONSELHO_ID: '71',
    SG_UF_EMIS: 'SC',
    NU_REGISTRO: '666',
  },
  posts: [post],
});

/** A file of a municipality with people of its own (1 and 2) and, added by hand, the victims. */
export const forgedFile = (victims: readonly Victim[], file: { date?: string; ibge?: string } = {}): Buffer =>
  cnesFile({
    ...file,
    professionals: [
      ...[1, 2].map((n) => ({ n, posts: [{ cnes: UBS }] })),
      ...victims.map((victim, place) => forged(victim, place, { cnes: UBS })),
    ],
  });

/** The same people put into a file as it was exported. */
export function addVictims(path: string, victims: readonly Victim[]): Buffer {
  const xml = readFileSync(path, 'latin1');
  const [cnes = UBS] = /(?<= CNES=")\d{7}/.exec(xml) ?? [];
  const people = victims.map((victim, place) => professionalXml(forged(victim, place, { cnes })));
  return Buffer.from(xml.replace('</PROFISSIONAIS>', `${people.join('')}</PROFISSIONAIS>`), 'latin1');
}
