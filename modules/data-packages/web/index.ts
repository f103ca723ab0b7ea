import { IconListSearch, IconPackage } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/pacotes-de-dados',
    title: 'Pacotes de dados',
    menu: { label: 'Pacotes de dados', icon: IconPackage, order: 80 },
    actions: ['Importar pacote de dados'],
    help: {
      purpose:
        'Tabelas oficiais (procedimentos, CID-10, CBO, municípios e outras), com a versão em uso. Entram sem atualizar o programa.',
      steps: [
        'Confira a versão de cada tabela.',
        'Importe o arquivo do pacote quando houver um mais novo; o do SIGTAP, como o DATASUS publica.',
      ],
      manual: 'pacotes-de-dados',
    },
    needs: { anyOf: ['pacotes-de-dados.importar'] },
    load: () => import('./data-packages-page.tsx'),
  },
  {
    path: '/consultar-tabelas',
    title: 'Consultar tabelas',
    menu: { label: 'Consultar tabelas', icon: IconListSearch, order: 76 },
    actions: ['Consultar códigos: SIGTAP, CID-10, CIAP-2, medicamentos e vacinas'],
    help: {
      purpose: 'Procura um código nas tabelas nacionais e mostra quem pode usá-lo, para quem e quando.',
      steps: [
        'Digite o código ou palavras dele, em qualquer ordem.',
        'Escolha o CBO, o sexo e o nascimento para ver só o que cabe.',
        'Abra o código para ver tudo o que a tabela diz dele.',
      ],
      manual: 'pacotes-de-dados#consultar-tabelas',
    },
    needs: 'access',
    load: () => import('./codes-page.tsx'),
  },
];
