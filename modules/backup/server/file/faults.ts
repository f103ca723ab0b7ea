import { basename } from 'node:path';
import { conflict, type Problem, refused } from '#platform/errors/problem';

/** Why a copy is not read or not written, in sentences; `path` as the person gave it. */
export const missing = (path: string): Problem =>
  refused('copy-missing', `${path} não existe ou não pode ser lido. Confira o caminho e as permissões.`);

export const notACopy = (path: string): Problem =>
  refused(
    'copy-not-one',
    `${basename(path)} não é uma cópia de segurança do PEC Aberto. Escolha um arquivo .pecbackup.`,
  );

export const cut = (path: string): Problem =>
  refused(
    'copy-cut',
    `${basename(path)} está incompleta: falta o fim do arquivo. Traga-a de novo de onde veio, ou use outra cópia.`,
  );

export const tableName = (name: string): string => `a tabela ${name}`;
export const fileName = (path: string): string => `o arquivo ${path}`;

/** `where`: what of it, in Portuguese. */
export const altered = (path: string, where: string): Problem =>
  refused(
    'copy-altered',
    `${basename(path)} foi alterada ou está danificada (${where}). Não a use: escolha outra cópia.`,
  );

export const otherKey = (path: string, neededId: string): Problem =>
  refused(
    'copy-other-key',
    `${basename(path)} se abre com outra chave de recuperação: a da folha de número ${neededId}. Procure essa folha; no pec, a opção --key-stdin pede a chave dela.`,
  );

export const newer = (path: string, program: string): Problem =>
  refused(
    'copy-newer',
    `${basename(path)} foi feita por um programa mais novo, o PEC Aberto ${program}. Instale essa versão ou mais nova e tente de novo.`,
  );

const noPlace = (path: string): Problem =>
  refused(
    'copy-no-place',
    `Não é possível gravar em ${path}. Confira se a pasta existe, se o disco está ligado e se o programa pode gravar nela.`,
  );

export const partTaken = (part: string): Problem =>
  refused(
    'copy-part-taken',
    `${part} já existe e não é desta instalação. Escolha outro nome para a cópia, ou apague esse arquivo.`,
  );

export const noRoom = (path: string): Problem =>
  refused(
    'copy-no-room',
    `Falta espaço para a cópia em ${path}. Libere espaço ou escolha outra pasta; nada ficou pela metade.`,
  );

/** One at a time is made of a base. */
export const copyRunning = (): Problem =>
  conflict('copy-running', 'Já há uma cópia em andamento. Espere que termine, ou cancele-a.');

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const SHUT = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EIO'];

/** A fault of the file system while a copy is written; undefined for any other. */
export function writingProblem(error: unknown, path: string): Problem | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (FULL.includes(code)) return noRoom(path);
  return SHUT.includes(code) ? noPlace(path) : undefined;
}
