/**
 * The e-Gestor stand-in of `simulators/`. Its private key is public knowledge, so whoever accepts it accepts
 * anyone: only training installations do, and tests that say so.
 */
export const SIMULATOR = {
  id: 'a04248a4c0d23259',
  name: 'Simulador do e-Gestor',
  publicKey: 'UXre9RNsIk6Wwps8QoGmD61Q/NfjrdWtMKIxdboB36A=',
} as const;

export const isSimulator = (authorityId: string): boolean => authorityId === SIMULATOR.id;
