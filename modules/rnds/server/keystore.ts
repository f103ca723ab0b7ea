import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

/** The keystore does not open, or holds no certificate with its key. `message` is a Portuguese sentence. */
export class KeystoreRefused extends Error {
  override readonly name = 'KeystoreRefused';
  readonly field: 'file' | 'password';

  constructor(field: 'file' | 'password', message: string) {
    super(message);
    this.field = field;
  }
}

export type Opened = { certificate: X509Certificate; key: KeyObject };

type Pbe = { getCipherForPBES2(oid: string, parameters: unknown, password: string): unknown };
const { pbe } = forge.pki as unknown as { pbe: Pbe };
const cipherOf = pbe.getCipherForPBES2;
// PBES2 takes a password as UTF-8 (RFC 8018, 3); the library hands one byte of each letter to it. The encryption of old and the
// MAC take UTF-16, which it makes itself.
pbe.getCipherForPBES2 = (oid, parameters, password) =>
  cipherOf(oid, parameters, forge.util.encodeUtf8(password));

type Bag = { key?: forge.pki.PrivateKey | null; cert?: forge.pki.Certificate | null; asn1?: forge.asn1.Asn1 };

/**
 * Opens a PKCS #12 file, also one under the encryption of old (RC2, 3DES), which Node's own TLS does not read. Throws
 * KeystoreRefused.
 */
export function openKeystore(bytes: Buffer, password: string): Opened {
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
  const p12 = unlock(decode(bytes), password);
  const bagsOf = (type: string | undefined): Bag[] =>
    p12.safeContents
      .flatMap(({ safeBags }) => safeBags as (Bag & { type: string })[])
      .filter((bag) => bag.type === type);
  const keys = [...bagsOf(pkcs8ShroudedKeyBag), ...bagsOf(keyBag)].map(keyOf);
  const certificates = bagsOf(certBag).map(certificateOf);
  if (certificates.length === 0) throw new KeystoreRefused('file', 'O arquivo não tem certificado.');
  if (keys.length === 0) {
    throw new KeystoreRefused(
      'file',
      'O arquivo não tem a chave privada. Exporte o certificado de novo, com a chave, em .pfx ou .p12.',
    );
  }
  for (const certificate of certificates) {
    const key = keys.find((one) => certificate.checkPrivateKey(one));
    if (key) return { certificate, key };
  }
  throw new KeystoreRefused('file', 'A chave privada do arquivo não é a do certificado. Exporte-o de novo.');
}

function decode(bytes: Buffer): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(bytes.toString('binary'));
  } catch {
    throw notKeystore();
  }
}

function unlock(asn1: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, password);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/password|mac could not|decrypt/i.test(reason)) {
      throw new KeystoreRefused('password', 'A senha não abre este certificado. Confira e digite de novo.');
    }
    throw notKeystore();
  }
}

const notKeystore = () =>
  new KeystoreRefused(
    'file',
    'O arquivo não é um certificado .pfx ou .p12 que se possa ler. Exporte-o de novo.',
  );

const derOf = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');

/** The library reads RSA alone; what it does not know it leaves as it came. */
function keyOf({ key, asn1 }: Bag): KeyObject {
  const info = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
  if (!info) throw notKeystore();
  return createPrivateKey({ key: derOf(info), format: 'der', type: 'pkcs8' });
}

function certificateOf({ cert, asn1 }: Bag): X509Certificate {
  const read = cert ? forge.pki.certificateToAsn1(cert) : asn1;
  if (!read) throw notKeystore();
  return new X509Certificate(derOf(read));
}
