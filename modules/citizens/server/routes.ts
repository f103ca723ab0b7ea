import type { BoundRoute } from '#platform/http/bind';

export const routes: readonly BoundRoute[] = [];
