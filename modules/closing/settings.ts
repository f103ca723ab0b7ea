import { Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';
import { ClosingView } from './contract.ts';

export const closingSetting = defineSetting({
  key: 'closing.state',
  title: 'Instalação fechada',
  schema: Nullable(ClosingView),
  default: null,
  scope: 'installation',
});
