// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type PerguntaQuestionarioCriancasMenoresSeisMeses = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta. */
  respostaUnicaEscolha?: number;
};

export type PerguntaQuestionarioCriancasDeSeisVinteTresMeses = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta. */
  respostaUnicaEscolha?: number;
};

export type PerguntaQuestionarioCriancasComMaisDoisAnos = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta. */
  respostaUnicaEscolha?: number;
  /** Respostas. */
  respostaMultiplaEscolha?: number[];
};

export type FichaConsumoAlimentar = {
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dataNascimento: number;
  /** Sexo. */
  sexo: number;
  /** Local de atendimento. */
  localAtendimento: number;
  /** Perguntas antes dos 6 meses. */
  perguntasQuestionarioCriancasMenoresSeisMeses?: PerguntaQuestionarioCriancasMenoresSeisMeses[];
  /** Perguntas dos 6 aos 23 meses. */
  perguntasQuestionarioCriancasDeSeisVinteTresMeses?: PerguntaQuestionarioCriancasDeSeisVinteTresMeses[];
  /** Perguntas a partir dos dois anos. */
  perguntasQuestionarioCriancasComMaisDoisAnos?: PerguntaQuestionarioCriancasComMaisDoisAnos[];
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Identificação do cidadão. Removed from the IDL in 2022-07-12. */
  identificacaoUsuario?: string;
};
