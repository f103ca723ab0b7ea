import { documentKinds, labelOf } from '#modules/citizens/contract/codes';
import type { ImportedField } from '../contract.ts';
import { fieldLabel } from '#modules/citizens/contract/labels';
import type { OnConflict } from './import-words.ts';

const LIST = new Intl.ListFormat('pt-BR');

/** The label of a field of a record; a number that is added is told apart from that of the base. */
export function labelOfField({ path, effect }: ImportedField): string {
  if (effect === 'adds') return `${labelOf<string>(documentKinds, path) ?? path} a mais`;
  return labelOf<string>(documentKinds, path) ?? fieldLabel(path);
}

/** What stands in the place of a value of somebody who may be another. */
export const AGREES = { same: 'Igual ao arquivo', other: 'Diferente do arquivo' } as const;

const DOES = [
  ['fills', 'preenche'],
  ['changes', 'muda'],
  ['erases', 'apaga'],
  ['adds', 'acrescenta'],
] as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a choice does to a registration: "Preenche E-mail e muda Telefone celular. Raça/Cor fica como na base." */
export function whatChoiceDoes(fields: readonly ImportedField[], choice: OnConflict): string {
  const named = (some: readonly ImportedField[]) => LIST.format(some.map(labelOfField));
  const taken = fields.filter(({ takenBy }) => takenBy.includes(choice));
  if (taken.length === 0) return 'Nada muda neste cadastro.';
  const acts = DOES.flatMap(([effect, verb]) => {
    const some = taken.filter((field) => field.effect === effect);
    return some.length > 0 ? [`${verb} ${named(some)}`] : [];
  });
  const kept = fields.filter((field) => !taken.includes(field));
  const stays = kept.length > 0 ? ` ${named(kept)} ${kept.length > 1 ? 'ficam' : 'fica'} como na base.` : '';
  return `${capital(LIST.format(acts))}.${stays}`;
}
