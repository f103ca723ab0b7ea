import { conflict, Problem, refused } from '#platform/errors/problem';

const onName = (code: string, message: string) => refused(code, message, [{ path: 'name', message }]);

export const nameTaken = () =>
  onName('profile-name-taken', 'Já há um perfil com este nome no município. Dê outro nome.');
export const nameLocked = () =>
  onName('profile-name-locked', 'O nome de um perfil padrão não muda. Copie o perfil para dar outro nome.');
export const nameEmpty = () => onName('profile-name-empty', 'Preenchimento obrigatório.');

export const profileChanged = () =>
  conflict(
    'profile-changed',
    'Outra pessoa gravou este perfil depois que você o abriu. Nada foi gravado: confira o que mudou e salve de novo.',
  );
export const profileInUse = () =>
  conflict(
    'profile-in-use',
    'Há acessos com este perfil, então ele não pode ser excluído. Tire-o das lotações ou inative-o.',
  );
export const profileIsStandard = () =>
  conflict('profile-standard', 'Um perfil padrão não é excluído. Inative-o, se ninguém deve recebê-lo.');
export const profileOfProgram = () =>
  conflict(
    'profile-of-program',
    'O perfil da administração municipal só muda com a versão do sistema. Nada foi alterado.',
  );
/** "Nobody grants to himself": decisions/2026-11-20-profiles.md. */
export const ownProfile = () =>
  new Problem(
    403,
    'own-profile',
    'Você mesmo usa este perfil e ninguém aumenta o próprio acesso. Copie o perfil, altere a cópia e dê-a a quem precisa.',
  );
