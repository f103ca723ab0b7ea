// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type PerguntaQuestionarioCriancasMenoresSeisMeses = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta única escolha. */
  respostaUnicaEscolha?: number;
};

export type PerguntaQuestionarioCriancasDeSeisVinteTresMeses = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta única escolha. */
  respostaUnicaEscolha?: number;
};

export type PerguntaQuestionarioCriancasComMaisDoisAnos = {
  /** Pergunta. */
  pergunta?: number;
  /** Resposta única escolha. */
  respostaUnicaEscolha?: number;
  /** Resposta múltipla escolha. */
  respostaMultiplaEscolha?: number[];
};

export type FichaConsumoAlimentar = {
  /** Cabeçalho. */
  headerTransport?: UnicaLotacaoHeader;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dataNascimento?: number;
  /** Sexo. */
  sexo?: number;
  /** Local de atendimento. */
  localAtendimento?: number;
  /** Perguntas questionário crianças menores seis meses. */
  perguntasQuestionarioCriancasMenoresSeisMeses?: PerguntaQuestionarioCriancasMenoresSeisMeses[];
  /** Perguntas questionário crianças de seis vinte três meses. */
  perguntasQuestionarioCriancasDeSeisVinteTresMeses?: PerguntaQuestionarioCriancasDeSeisVinteTresMeses[];
  /** Perguntas questionário crianças com mais dois anos. */
  perguntasQuestionarioCriancasComMaisDoisAnos?: PerguntaQuestionarioCriancasComMaisDoisAnos[];
  /** UUID da ficha. */
  uuidFicha?: string;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Identificação usuário. Removed from the IDL in 2022-07-12. */
  identificacaoUsuario?: string;
};
