import { boys, girls, men, second, surnames, women } from '../data/names.ts';
import { type Random, Weighted } from './random.ts';

const first = {
  woman: { old: new Weighted(women), young: new Weighted(girls) },
  man: { old: new Weighted(men), young: new Weighted(boys) },
};
const further = { woman: new Weighted(second.women), man: new Weighted(second.men) };
const families = new Weighted(surnames, 16_384);

const COMPOSED = new Set([
  'MARIA',
  'ANA',
  'JOSÉ',
  'JOÃO',
  'LUIZ',
  'LUÍS',
  'ANTÔNIO',
  'FRANCISCO',
  'CARLOS',
  'PEDRO',
]);
const YOUNG_SINCE = 1998;

const PARTICLES = new Map(
  Object.entries({
    DA: 'SILVA,COSTA,CRUZ,CONCEIÇÃO,ROCHA,CUNHA,ROSA,MOTA,FONSECA,GAMA,VEIGA',
    DAS: 'NEVES,CHAGAS',
    DE: `SOUZA,SOUSA,OLIVEIRA,LIMA,JESUS,ALMEIDA,ARAÚJO,CARVALHO,FREITAS,ANDRADE,MELO,PAULA,ASSIS,MOURA,CASTRO,BARROS,
      MORAES,MORAIS,FRANÇA,MATOS,BRITO,AZEVEDO,MEDEIROS,MACEDO,AGUIAR,SIQUEIRA,FIGUEIREDO,CAMPOS,FARIAS,PAIVA,SALES`,
    DO: 'NASCIMENTO,VALE,PRADO,AMARAL',
    DOS: 'SANTOS,ANJOS,REIS,RAMOS,PASSOS',
  }).flatMap(([particle, names]) => names.split(',').map((name) => [name.trim(), particle] as const)),
);

export type Sex = 'woman' | 'man';

/** A given name, of one word or two, as people of that year of birth carry it. */
export function givenName(random: Random, sex: Sex, year: number): string {
  const name = first[sex][year < YOUNG_SINCE ? 'old' : 'young'].draw(random);
  if (!random.percent(COMPOSED.has(name) ? 65 : 15)) return name;
  const other = further[sex].draw(random);
  return other === name ? name : `${name} ${other}`;
}

/** A family name, with its particle or without. */
export function surname(random: Random): string {
  const name = families.draw(random);
  const particle = PARTICLES.get(name);
  return particle && random.percent(55) ? `${particle} ${name}` : name;
}
