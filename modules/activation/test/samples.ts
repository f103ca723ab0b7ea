import type { Samples } from '#apps/installation/testing-samples';

export const samples: Samples = { texts: [[/0-9a-f\]\{16\}/, '0123456789abcdef']] };
