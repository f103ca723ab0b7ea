import { refused } from '#platform/errors/problem';

const MORE_THAN_PATH = /^https?:\/\/[^/\\]*@|[?#]/i;

/** The address of a server as it is kept: paths of the protocol are put after it. 422 `address-not-plain`. */
export function addressOf(text: string): string {
  const url = text.trim().replace(/\/+$/, '');
  if (URL.canParse(url) && !MORE_THAN_PATH.test(url)) return url;
  const message =
    'O endereço vai só com o servidor, a porta e o caminho, sem usuário e senha, sem “?” e sem “#”. A credencial tem campos próprios.';
  throw refused('address-not-plain', message, [{ path: 'url', message }]);
}
