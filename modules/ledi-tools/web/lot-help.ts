/** What the help panel of the installation says, and the static page by itself. */
export const LOT_HELP = {
  purpose:
    'Mostra os erros de um lote de fichas do LEDI antes de ele ser enviado. O arquivo não sai deste computador.',
  steps: [
    'Arraste o zip ou as fichas (.esus, .esus13, XML), ou escolha os arquivos.',
    'Arraste também o XML do CNES do município para conferir profissionais, unidades e equipes.',
    'Filtre por resultado, modelo ou regra, e abra uma ficha para ver os erros e os campos.',
    'Baixe os erros em CSV para quem vai corrigir.',
    'Uma ficha “aguardando pacote” declara um layout mais novo: arraste o pacote dele (.json) para conferi-la.',
  ],
} as const;
