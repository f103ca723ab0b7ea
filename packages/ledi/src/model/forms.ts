// Written by tools/generate-types.mjs from data/structure.json.
import type { CadastroIndividual } from './fci.ts';
import type { CadastroDomiciliar } from './fcd.ts';
import type { FichaAtendimentoIndividualMaster } from './fai.ts';
import type { FichaAtendimentoOdontologicoMaster } from './fao.ts';
import type { FichaAtividadeColetiva } from './fac.ts';
import type { FichaProcedimentoMaster } from './fp.ts';
import type { FichaVisitaDomiciliarMaster } from './fvd.ts';
import type { FichaAtendimentoDomiciliarMaster } from './fad.ts';
import type { FichaAvaliacaoElegibilidade } from './fae.ts';
import type { FichaConsumoAlimentar } from './mca.ts';
import type { FichaComplementarZikaMicrocefalia } from './fczm.ts';
import type { FichaVacinacaoMaster } from './fv.ts';
import type { CuidadoCompartilhado } from './fcc.ts';

/** The form of each model, by its code. */
export type Forms = {
  /** Cadastro Individual. */
  fci: CadastroIndividual;
  /** Cadastro Domiciliar e Territorial. */
  fcd: CadastroDomiciliar;
  /** Atendimento Individual. */
  fai: FichaAtendimentoIndividualMaster;
  /** Atendimento Odontológico Individual. */
  fao: FichaAtendimentoOdontologicoMaster;
  /** Atividade Coletiva. */
  fac: FichaAtividadeColetiva;
  /** Procedimentos. */
  fp: FichaProcedimentoMaster;
  /** Visita Domiciliar e Territorial. */
  fvd: FichaVisitaDomiciliarMaster;
  /** Atendimento Domiciliar. */
  fad: FichaAtendimentoDomiciliarMaster;
  /** Avaliação de Elegibilidade. */
  fae: FichaAvaliacaoElegibilidade;
  /** Marcadores de Consumo Alimentar. */
  mca: FichaConsumoAlimentar;
  /** Complementar de Síndrome Neurológica por Zika/Microcefalia. */
  fczm: FichaComplementarZikaMicrocefalia;
  /** Vacinação. */
  fv: FichaVacinacaoMaster;
  /** Cuidado Compartilhado. */
  fcc: CuidadoCompartilhado;
};

/** Fields that hold a civil day: noon of it in the municipality, in milliseconds. */
export type DayField =
  | 'dataNascimentoResponsavel'
  | 'resideDesde'
  | 'dataNascimentoCidadao'
  | 'dtNaturalizacao'
  | 'dtEntradaBrasil'
  | 'dataObito'
  | 'dataAtendimento'
  | 'dtInicioTratamento'
  | 'dataSolicitacao'
  | 'dataRealizacao'
  | 'dataResultado'
  | 'dataInicioProblema'
  | 'dataFimProblema'
  | 'dataEvolucao'
  | 'dataEvolucaoAnterior'
  | 'dataCriacaoCuidado'
  | 'dataNascimento'
  | 'dumDaGestante'
  | 'dtNascimento'
  | 'dataRealizacaoTesteOlhinho'
  | 'dataRealizacaoExameFundoOlho'
  | 'dataRealizacaoTesteOrelhinha'
  | 'dataRealizacaoUSTransfontanela'
  | 'dataRealizacaoTomografiaComputadorizada'
  | 'dataRealizacaoRessonanciaMagnetica'
  | 'dataRegistroAnterior';

/** Fields that hold an instant, in milliseconds. */
export type InstantField = 'dataHoraInicialAtendimento' | 'dataHoraFinalAtendimento';
