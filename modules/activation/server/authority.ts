import { type ContraChave, isSignedBy, readPublicKey, SIMULATOR } from '@pec-aberto/activation';

/**
 * The activation port: somebody who may allow a municipality's production to leave this installation.
 * Verified without internet. The one driver today is `signedAuthority`, a protocol of ours
 * (packages/activation), since that of the federal e-Gestor is not public.
 */
export type ActivationAuthority = {
  readonly id: string;
  readonly name: string;
  /** A stand-in whose private key everybody knows. */
  readonly simulated: boolean;
  /** Did this authority issue it? */
  verify(contraChave: ContraChave): boolean;
};

/** An authority known by its Ed25519 public key. Throws RangeError for a key that is none. */
export function signedAuthority(entry: {
  id: string;
  name: string;
  publicKey: string;
  simulated?: boolean;
}): ActivationAuthority {
  const key = readPublicKey(entry.publicKey);
  return {
    id: entry.id,
    name: entry.name,
    simulated: entry.simulated ?? false,
    verify: (contraChave) => isSignedBy(contraChave, key),
  };
}

/** Known to every installation, so that it can be refused by name. */
export const simulatorAuthority: ActivationAuthority = signedAuthority({ ...SIMULATOR, simulated: true });
