let cpf: string | null = null;

/**
 * The CPF typed to enter, held by this page alone until it is reloaded, so that a session that ended asks
 * only the password. It is kept nowhere else: the server tells the browser no more than its middle digits.
 */
export const typedCpf = (): string | null => cpf;
export function rememberCpf(typed: string): void {
  cpf = typed;
}
