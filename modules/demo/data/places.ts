/** First DDD and first two digits of the CEP of each state's capital (Anatel; Correios). */
export const statePrefixes: Readonly<Record<string, readonly [ddd: string, cep: string]>> = Object.fromEntries(
  (
    'AC 68 69,AL 82 57,AM 92 69,AP 96 68,BA 71 40,CE 85 60,DF 61 70,ES 27 29,GO 62 74,MA 98 65,MG 31 30,MS 67 79,' +
    'MT 65 78,PA 91 66,PB 83 58,PE 81 50,PI 86 64,PR 41 80,RJ 21 20,RN 84 59,RO 69 76,RR 95 69,RS 51 90,SC 48 88,' +
    'SE 79 49,SP 11 13,TO 63 77'
  )
    .split(',')
    .map((line) => line.split(' '))
    .map(([uf = '', ddd = '', cep = '']) => [uf, [ddd, cep]]),
);

export const districts =
  'CENTRO,JARDIM DAS ACÁCIAS,VILA NOVA,SÃO JOSÉ,SANTO ANTÔNIO,NOSSA SENHORA APARECIDA,BOA VISTA,SÃO FRANCISCO,BELA VISTA,ALTO DA SERRA,PARQUE DAS FLORES,VILA OPERÁRIA,COHAB,SANTA LUZIA,ÁGUA BOA,ZONA RURAL'.split(
    ',',
  );

export const streets =
  'DAS PAINEIRAS,DOS IPÊS,SETE DE SETEMBRO,QUINZE DE NOVEMBRO,TIRADENTES,DOM PEDRO II,MARECHAL DEODORO,SANTOS DUMONT,RUI BARBOSA,DAS ORQUÍDEAS,DOS PINHEIROS,SÃO JOÃO,SANTA RITA,DA MATRIZ,DA LIBERDADE,CASTRO ALVES,MACHADO DE ASSIS,DAS PALMEIRAS,DOS GIRASSÓIS,AMAZONAS,PARANÁ,MINAS GERAIS,BAHIA,DO COMÉRCIO,DA SAUDADE,BARÃO DO RIO BRANCO,PRINCESA ISABEL,DAS LARANJEIRAS,DOS EXPEDICIONÁRIOS,JOSÉ BONIFÁCIO,GETÚLIO VARGAS,OSVALDO CRUZ,CARLOS GOMES,DAS HORTÊNSIAS,DO ROSÁRIO,PRIMEIRO DE MAIO,DA ESTAÇÃO,DO CAMPO,DAS MANGUEIRAS,DO SOL'.split(
    ',',
  );

/** Kinds of street and their codes (LEDI, TipoLogradouro_DNE): Rua mostly, Avenida, Travessa, Estrada, Beco. */
export const streetTypes = ['081', '081', '081', '081', '081', '081', '008', '100', '031', '011'] as const;

/** Where the people from abroad come from (LEDI, Pais): Venezuela, Haiti, Bolívia, Colômbia, Paraguai, Angola, Cuba. */
export const countries = [235, 235, 235, 94, 94, 28, 48, 183, 6, 56] as const;
