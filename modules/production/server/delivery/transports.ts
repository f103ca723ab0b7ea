import type { Protocol } from './destination-queries.ts';
import { peerTransport } from './send-to-peer.ts';
import { officialTransport } from './send-to-official.ts';
import type { Transport } from './transport.ts';

export const transports: Readonly<Record<Protocol, Transport>> = {
  'pec-aberto': peerTransport,
  'ledi-api': officialTransport,
};
