import type { Person } from '../person.ts';
import type { Dice } from './dice.ts';
import { drawGiven, drawSurname } from './names.ts';
import type { SyntheticPerson } from './people.ts';
import { drawAddress, drawPhone } from './places.ts';
import { abbreviate, dropMiddle, inOneWord, misspell, slip, slipInDate, swapDayAndMonth } from './slips.ts';

/** What may go wrong between a person and a record, each with the share of records it strikes. */
export const SPOILERS = {
  nameSlip: 0.05,
  nameSpelling: 0.05,
  nameAbbreviated: 0.05,
  nameMiddleDropped: 0.03,
  nameCut: 0.015,
  nameJoined: 0.008,
  nameReordered: 0.005,
  suffixDropped: 0.3,
  marriedName: 0.04,
  socialName: 0.004,
  newbornName: 0.4,
  nameUnknown: 0.001,
  birthSwapped: 0.015,
  birthSlip: 0.02,
  birthMissing: 0.01,
  sexWrong: 0.005,
  sexMissing: 0.02,
  motherSlip: 0.06,
  motherSpelling: 0.06,
  motherAbbreviated: 0.06,
  motherMarried: 0.03,
  motherMissing: 0.1,
  fatherMissing: 0.35,
  parentsExchanged: 0.006,
  cpfMissing: 0.35,
  cpfSlip: 0.01,
  cpfOfParent: 0.2,
  cnsMissing: 0.3,
  cnsOneOfSeveral: 0.3,
  cnsOtherProvisional: 0.04,
  moved: 0.2,
  phoneChanged: 0.35,
  phoneMissing: 0.25,
  addressMissing: 0.2,
  municipalityMissing: 0.03,
  deathUnknown: 0.3,
} as const;
export type Spoiler = keyof typeof SPOILERS;
export type SpoilerRates = Readonly<Record<Spoiler, number>>;

type Draft = { -readonly [F in keyof SyntheticPerson]: SyntheticPerson[F] };
type Around = { dice: Dice; parentCpf: string | null; today: string };
/** Changes the draft; says whether it did. */
type Change = (draft: Draft, around: Around) => boolean;

/** Sets a field; true when that changed it. */
function set<F extends keyof Draft>(draft: Draft, field: F, value: Draft[F]): boolean {
  if (draft[field] === value) return false;
  draft[field] = value;
  return true;
}

const ageOf = (draft: Draft, today: string): number =>
  Number(today.slice(0, 4)) - Number(draft.birthDate.slice(0, 4));

const SUFFIX = / (?:JUNIOR|FILHO|NETO)$/;

const reorder = (name: string): string => {
  const words = name.split(' ');
  return words.length < 3 ? name : [words[0], ...words.slice(2), words[1]].join(' ');
};

/** A woman's last surname is exchanged for, or followed by, her husband's; a divorce goes the other way. */
function remarry(dice: Dice, name: string): string {
  const words = name.split(' ');
  if (words.length < 2) return name;
  const husband = drawSurname(dice);
  return dice.chance(0.5) ? `${name} ${husband}` : [...words.slice(0, -1), husband].join(' ');
}

/** How maternities write a newborn; * is the mother. Twins are RNI and RNII, or RN1 and RN2. */
const NEWBORNS = (
  'RN DE *;RN DE *;RN DE *;RN *;R.N. DE *;RN1 DE *;RN2 DE *;RNI DE *;RNII DE *;RECEM NASCIDO DE *;RECEMNASCIDO DE *;' +
  'RN DE * I;* RN;* (RN);BEBE DE *;BB DE *;NN DE *;FILHO DE *;GEMELAR 1 DE *;I GEMELAR DE *;CRIANCA DE *'
).split(';');
const NOBODIES =
  'NAO IDENTIFICADO;HOMEM NAO IDENTIFICADO;PACIENTE DESCONHECIDO;A IDENTIFICAR;SEM NOME;NI NI;XXXX XXXX;TESTE TESTE'.split(
    ';',
  );

const CHANGES: Readonly<Record<Spoiler, Change>> = {
  newbornName: (draft, { dice, today }) => {
    const days = (Date.parse(today) - Date.parse(draft.birthDate)) / 86_400_000;
    if (days > 400 || !draft.motherName) return false;
    draft.cpf = null;
    return set(draft, 'name', dice.pick(NEWBORNS).replace('*', draft.motherName));
  },
  nameUnknown: (draft, { dice }) => set(draft, 'name', dice.pick(NOBODIES)),
  socialName: (draft, { dice, today }) => {
    if (ageOf(draft, today) < 16) return false;
    const other = draft.sex === 'M' ? 'F' : 'M';
    const social = `${drawGiven(dice, other, 1995)} ${draft.name.split(' ').slice(1).join(' ')}`;
    if (dice.chance(0.5)) return set(draft, 'socialName', social);
    draft.socialName = null;
    return set(draft, 'name', social);
  },
  marriedName: (draft, { dice, today }) =>
    draft.sex === 'F' && ageOf(draft, today) >= 18 && set(draft, 'name', remarry(dice, draft.name)),
  suffixDropped: (draft) => set(draft, 'name', draft.name.replace(SUFFIX, '')),
  nameSlip: (draft, { dice }) => set(draft, 'name', inOneWord(dice, draft.name, slip)),
  nameSpelling: (draft, { dice }) => set(draft, 'name', inOneWord(dice, draft.name, misspell)),
  nameAbbreviated: (draft, { dice }) => set(draft, 'name', abbreviate(dice, draft.name)),
  nameMiddleDropped: (draft, { dice }) => set(draft, 'name', dropMiddle(dice, draft.name)),
  nameJoined: (draft) => set(draft, 'name', draft.name.replace(' ', '')),
  nameReordered: (draft) => set(draft, 'name', reorder(draft.name)),
  nameCut: (draft) => set(draft, 'name', draft.name.slice(0, 20).trim()),
  birthSwapped: (draft) => set(draft, 'birthDate', swapDayAndMonth(draft.birthDate)),
  birthSlip: (draft, { dice }) => set(draft, 'birthDate', slipInDate(dice, draft.birthDate)),
  birthMissing: (draft) => set(draft, 'birthDate', ''),
  sexWrong: (draft) => set(draft, 'sex', draft.sex === 'M' ? 'F' : 'M'),
  sexMissing: (draft) => Object.assign(draft, { sex: null }) === draft,
  parentsExchanged: (draft) => {
    const { motherName, fatherName } = draft;
    return (
      Boolean(fatherName) && set(draft, 'motherName', fatherName) && set(draft, 'fatherName', motherName)
    );
  },
  motherSlip: ofMother(({ dice }, mother) => inOneWord(dice, mother, slip)),
  motherSpelling: ofMother(({ dice }, mother) => inOneWord(dice, mother, misspell)),
  motherAbbreviated: ofMother(({ dice }, mother) => abbreviate(dice, mother)),
  motherMarried: ofMother(({ dice }, mother) => remarry(dice, mother)),
  motherMissing: (draft) => set(draft, 'motherName', null),
  fatherMissing: (draft) => set(draft, 'fatherName', null),
  cpfOfParent: (draft, { parentCpf, today }) =>
    draft.role === 'child' && ageOf(draft, today) < 12 && parentCpf !== null && set(draft, 'cpf', parentCpf),
  cpfSlip: (draft, { dice }) => {
    const { cpf } = draft;
    const place = dice.between(0, 10);
    return (
      cpf !== null && set(draft, 'cpf', `${cpf.slice(0, place)}${dice.between(0, 9)}${cpf.slice(place + 1)}`)
    );
  },
  cpfMissing: (draft) => set(draft, 'cpf', null),
  cnsOneOfSeveral: (draft, { dice }) => draft.cns.length > 1 && set(draft, 'cns', [dice.pick(draft.cns)]),
  cnsOtherProvisional: (draft, { dice }) =>
    set(draft, 'cns', [`7${dice.between(10_000_000, 99_999_999)}000000`.slice(0, 15)]),
  cnsMissing: (draft) => set(draft, 'cns', []),
  moved: (draft, { dice }) => Object.assign(draft, drawAddress(dice)) === draft,
  phoneChanged: (draft, { dice }) => set(draft, 'phones', [drawPhone(dice)]),
  phoneMissing: (draft) => set(draft, 'phones', []),
  addressMissing: (draft) =>
    Object.assign(draft, { street: null, number: null, bairro: null, cep: null }) === draft,
  municipalityMissing: (draft) => set(draft, 'birthMunicipality', null),
  deathUnknown: (draft) => set(draft, 'deceasedOn', null),
};

function ofMother(change: (around: Around, mother: string) => string): Change {
  return (draft, around) =>
    Boolean(draft.motherName) && set(draft, 'motherName', change(around, draft.motherName ?? ''));
}

const ORDER = Object.keys(CHANGES) as Spoiler[];

/**
 * A record of a person as somebody typed it: each spoiler strikes by its rate, and the list of those that did.
 * `parentCpf` is what a clerk writes on a child without CPF.
 */
export function spoil(
  person: SyntheticPerson,
  rates: SpoilerRates,
  around: Around,
): { record: Person; spoilers: Spoiler[] } {
  const draft: Draft = { ...person };
  const spoilers = ORDER.filter(
    (spoiler) => around.dice.chance(rates[spoiler]) && CHANGES[spoiler](draft, around),
  );
  const { family: _family, role: _role, ...record } = draft;
  return { record, spoilers };
}
