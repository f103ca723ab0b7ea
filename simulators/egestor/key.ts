import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/*
 * NOT A SECRET. The private key of the e-Gestor stand-in, made from a sentence that everybody may read: whoever
 * has this file can sign. Its public half is SIMULATOR in packages/activation, refused in production.
 */
const SENTENCE = 'PEC Aberto: chave do simulador do e-Gestor, que todos conhecem';
// RFC 8410: what precedes the 32 bytes of an Ed25519 private key in its DER form.
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export function simulatorPrivateKey(): KeyObject {
  const seed = createHash('sha256').update(SENTENCE).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}
