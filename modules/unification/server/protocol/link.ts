import { BlockList, isIP } from 'node:net';
import { refused } from '#platform/errors/problem';

/** Networks that no router of the internet carries. */
const PRIVATE = new BlockList();
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  PRIVATE.addSubnet(address, bits, 'ipv4');
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Addresses of a name; none of one that nobody knows: what is asked of it then says so. */
type AddressesOf = (name: string) => Promise<readonly string[]>;

const MORE_THAN_PATH = /^https?:\/\/[^/\\]*@|[?#]/i;

const onLink = (code: string, message: string) => refused(code, message, [{ path: 'link', message }]);

/** What travels is sealed, yet names and sizes of what is asked are in clear. */
export const isPlain = (link: string): boolean => /^http:/i.test(link);

/**
 * The address of a centre as it is kept: https, or plain http inside a network of the municipality. 422 `link-invalid`,
 * `link-needs-https`.
 */
export async function centreLink(text: string, addressesOf: AddressesOf): Promise<string> {
  const link = text.trim().replace(/\/+$/, '');
  if (!URL.canParse(link) || !/^https?:/i.test(link) || MORE_THAN_PATH.test(link)) {
    throw onLink(
      'link-invalid',
      'Informe o endereço da instalação central como todos o usam, por exemplo https://pec.saude.sc.gov.br.',
    );
  }
  if (isPlain(link) && !(await isInside(new URL(link).hostname, addressesOf))) {
    throw onLink(
      'link-needs-https',
      'O link da instalação central precisa começar com https://. Só dentro da rede do município (endereços como 192.168.…) vale http://.',
    );
  }
  return link;
}

async function isInside(host: string, addressesOf: AddressesOf): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare) ? [bare] : await addressesOf(bare);
  return (
    found.length > 0 &&
    found.every((address) => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
  );
}
