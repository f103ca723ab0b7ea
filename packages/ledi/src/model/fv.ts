// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type VacinaRow = {
  /** Imunobiológico. */
  imunobiologico: number;
  /** Estratégia de vacinação. */
  estrategiaVacinacao?: number;
  /** Dose. */
  dose: number;
  /** Lote. */
  lote?: string;
  /** Fabricante. */
  fabricante?: string;
  /** Grupo de atendimento. */
  grupoAtendimento?: number;
  /** Transcrição de caderneta. */
  stRegistroAnterior: boolean;
  /** Data da dose transcrita. */
  dataRegistroAnterior?: number;
  /** Aplicada no exterior. */
  stAplicadoExterior?: boolean;
  /** UUID na RNDS. */
  uuidRnds?: string;
  /** CBO do prescritor. */
  cboPrescritorCodigo2002?: string;
  /** CID-10 do motivo da indicação. */
  cid10MotivoIndicacao?: string;
  /** Pesquisa clínica. */
  stPesquisaClinica: boolean;
  /** Número do protocolo de estudo na Anvisa. */
  anvisaProtocoloEstudo?: string;
  /** Versão do protocolo na Anvisa. */
  anvisaProtocoloVersao?: string;
  /** Número de registro na Anvisa. */
  anvisaNumeroRegistro?: string;
  /** Via de administração. */
  viaAdministracao?: number;
  /** Local de aplicação. */
  localAplicacao?: number;
  /** Fabricante (código RNDS). */
  coRndsFabricante?: string;
};

export type FichaVacinacaoChild = {
  /** Turno. */
  turno: number;
  /** Número do prontuário. */
  numProntuario?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dtNascimento: number;
  /** Sexo. */
  sexo: number;
  /** Local de atendimento. */
  localAtendimento: number;
  /** Viajante. */
  viajante: boolean;
  /** Comunicante de hanseníase. */
  comunicanteHanseniase?: boolean;
  /** Gestante. */
  gestante?: boolean;
  /** Puérpera. */
  puerpera?: boolean;
  /** Vacinas. */
  vacinas: VacinaRow[];
  /** Início do atendimento. */
  dataHoraInicialAtendimento: number;
  /** Fim do atendimento. */
  dataHoraFinalAtendimento: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Condição maternal. */
  condicaoMaternal?: number;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
};

export type FichaVacinacaoMaster = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Vacinações. */
  vacinacoes: FichaVacinacaoChild[];
  /** UUID da ficha cancelada. */
  uuidFichaCancelada?: string;
};
