/** What an installation is for. A clone for tests (`homologacao`) is made of a copy, never set up. */
export type Purpose = 'producao' | 'treinamento' | 'homologacao';
