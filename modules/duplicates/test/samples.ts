import type { Samples } from '#apps/installation/testing-samples';

export const samples: Samples = { fields: { principalId: 'citizens', otherIds: 'citizens' } };
