import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { readPrintLimits, savePrintLimits } from './print-limits.ts';

export const routes: readonly BoundRoute[] = [
  read(contract.getPrintLimits, readPrintLimits),
  change(contract.savePrintLimits, (context, { body }) => savePrintLimits(context, body)),
];
