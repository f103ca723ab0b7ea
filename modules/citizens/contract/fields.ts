import { type Static, Type } from 'typebox';
import { LocalDate, Nullable } from '#platform/contract/schemas';

/*
 * The fields of a registration (citizens-and-agenda.md §2.4). Each is named as its column, in camelCase; `null` and
 * absent mean "not told". Codes are those of `codes.ts`. Limits here only keep the edge: the rules are the server's,
 * with a sentence for each field.
 */

const text = (maxLength: number) => Type.Optional(Nullable(Type.String({ maxLength })));
const code = () => Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 999_999 })));
const flag = () => Type.Optional(Type.Boolean({ default: false }));
const answer = () => Type.Optional(Nullable(Type.Boolean()));
/** aaaa-mm-dd; a date that does not exist is answered on its field. */
const day = () => text(10);

/** The whole form: what is left out is emptied. Masks may stay in numbers. */
export const formFields = {
  // Dados pessoais
  cpf: text(20),
  cns: text(25),
  /** Why there is no CPF: `noCpfReasons`. */
  noCpfReason: code(),
  name: Type.String({ maxLength: 400 }),
  socialName: text(400),
  birthDate: day(),
  sex: code(),
  race: code(),
  ethnicity: code(),
  motherName: text(400),
  motherUnknown: flag(),
  fatherName: text(400),
  fatherUnknown: flag(),
  // Naturalidade
  nationality: code(),
  birthMunicipalityIbge: text(7),
  birthCountry: code(),
  naturalizedOn: day(),
  naturalizationOrdinance: text(60),
  enteredBrazilOn: day(),
  // Contatos
  phoneHome: text(25),
  phoneMobile: text(25),
  phoneContact: text(25),
  email: text(200),
  // Residência
  residenceCountry: code(),
  cep: text(10),
  uf: text(2),
  municipalityIbge: text(7),
  bairro: text(200),
  /** Code of `codes/street-types.ts`. */
  streetType: text(3),
  street: text(200),
  houseNumber: text(20),
  noHouseNumber: flag(),
  complement: text(200),
  referencePoint: text(200),
  area: text(10),
  microarea: text(5),
  outOfArea: flag(),
  // Informações complementares
  nis: text(20),
  maritalStatus: code(),
  bloodType: code(),
  occupationCbo: text(10),
  education: code(),
  informsSexualOrientation: answer(),
  sexualOrientation: code(),
  informsGenderIdentity: answer(),
  genderIdentity: code(),
};

const seen = () => Nullable(Type.String());
const seenCode = () => Nullable(Type.Integer());
const seenDay = () => Nullable(LocalDate);

/** The same fields as they are kept: digits without mask, capitals, null for what is not told. */
export const seenFields = {
  cpf: seen(),
  cns: seen(),
  noCpfReason: seenCode(),
  name: Type.String(),
  socialName: seen(),
  birthDate: seenDay(),
  sex: seenCode(),
  race: seenCode(),
  ethnicity: seenCode(),
  motherName: seen(),
  motherUnknown: Type.Boolean(),
  fatherName: seen(),
  fatherUnknown: Type.Boolean(),
  nationality: seenCode(),
  birthMunicipalityIbge: seen(),
  birthCountry: seenCode(),
  naturalizedOn: seenDay(),
  naturalizationOrdinance: seen(),
  enteredBrazilOn: seenDay(),
  phoneHome: seen(),
  phoneMobile: seen(),
  phoneContact: seen(),
  email: seen(),
  residenceCountry: seenCode(),
  cep: seen(),
  uf: seen(),
  municipalityIbge: seen(),
  bairro: seen(),
  streetType: seen(),
  street: seen(),
  houseNumber: seen(),
  noHouseNumber: Type.Boolean(),
  complement: seen(),
  referencePoint: seen(),
  area: seen(),
  microarea: seen(),
  outOfArea: Type.Boolean(),
  nis: seen(),
  maritalStatus: seenCode(),
  bloodType: seenCode(),
  occupationCbo: seen(),
  education: seenCode(),
  informsSexualOrientation: Nullable(Type.Boolean()),
  sexualOrientation: seenCode(),
  informsGenderIdentity: Nullable(Type.Boolean()),
  genderIdentity: seenCode(),
};

const SeenForm = Type.Object(seenFields);
/** The form as it is kept. */
export type FormFields = Static<typeof SeenForm>;
const TypedForm = Type.Object(formFields);
/** The form as it is typed. */
export type FormInput = Static<typeof TypedForm>;
