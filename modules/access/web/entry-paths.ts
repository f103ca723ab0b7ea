export const FORGOTTEN_PATH = '/esqueci-minha-senha';
const LINK = /^\/recuperarSenha\/([A-Za-z0-9_-]+)\/?$/;

/** The token in the address of a link of "Redefinir senha"; undefined elsewhere. */
export const tokenIn = (path: string): string | undefined => LINK.exec(path)?.[1];
