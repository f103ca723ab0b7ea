import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits, to be given once; the base keeps its digest. */
export const newToken = () => randomBytes(32).toString('base64url');
export const tokenDigest = (token: string) => createHash('sha256').update(token).digest();
