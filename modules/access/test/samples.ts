import type { Samples } from '#apps/installation/testing-samples';

export const samples: Samples = {
  fields: { accessId: 'professional-accesses' },
  texts: [
    [/\{43\}\$$/, 'A'.repeat(43)],
    [/^\^\/\[a-z0-9/, '/'],
  ],
};
