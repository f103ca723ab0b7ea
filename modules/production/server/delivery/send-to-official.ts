import { DeliveryFailure, type Transport } from './transport.ts';

/** The published LEDI API of the official PEC: one ficha a request. */
export const officialTransport: Transport = {
  test() {
    throw new DeliveryFailure('not yet');
  },
  send() {
    throw new DeliveryFailure('not yet');
  },
};
