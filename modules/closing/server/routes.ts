import { type BoundRoute, change, read } from '#platform/http/bind';
import { closeInstallation, getClosing, openInstallation } from '../contract.ts';
import { close, open } from './close.ts';
import { readClosing } from './state.ts';

export const closingRoutes: readonly BoundRoute[] = [
  read(getClosing, async ({ platform, db }) => ({ closing: await readClosing(platform, db) })),
  change(closeInstallation, (context, { body }) => close(context, body)),
  change(openInstallation, async (context, { query }) => {
    await open(context, query);
    return {};
  }),
];
