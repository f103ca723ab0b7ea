import { searchKey } from '@pec-aberto/brazil';

type Candidate = {
  next: string;
  current: string;
  name: string;
  /** CPF and CNS, where the page knows them. */
  numbers?: readonly string[];
};
export type PasswordRule = { text: string; met: (candidate: Candidate) => boolean };

/** Words of the name from four letters on: shorter ones ("Ana", "Sá") stand in too many good passwords. */
function holdsName({ next, name }: Candidate): boolean {
  const plain = searchKey(next);
  return searchKey(name)
    .split(' ')
    .some((word) => word.length >= 4 && plain.includes(word));
}

const holdsNumber = ({ next, numbers = [] }: Candidate): boolean =>
  numbers.some((number) => number !== '' && next.includes(number));

/** Where the present password is typed too; elsewhere the server compares. */
export const SAME_RULE: PasswordRule = {
  text: 'Diferente da senha atual',
  met: ({ next, current }) => next !== '' && next !== current,
};

/**
 * Rules that the page can tick while the person types. The server decides, and
 * also refuses what the page does not know: mostly CPF and CNS, always the birth date inside the password.
 */
export const PASSWORD_RULES: readonly PasswordRule[] = [
  {
    text: 'De 8 a 20 caracteres, sem espaços',
    met: ({ next }) => /^[^\s\p{Cc}]{8,20}$/u.test(next),
  },
  {
    text: 'Ao menos uma letra e um número',
    met: ({ next }) => /\p{L}/u.test(next) && /\d/.test(next),
  },
  SAME_RULE,
  {
    text: 'Sem seu nome, CPF, CNS ou data de nascimento',
    met: (candidate) => candidate.next !== '' && !holdsName(candidate) && !holdsNumber(candidate),
  },
];
