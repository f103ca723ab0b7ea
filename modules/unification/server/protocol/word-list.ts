/** 256 words that people say and spell without thinking. Never changed: both sides of a process must have the same. */
export const WORDS: readonly string[] = `
  abacate abacaxi abelha abraço acerola agulha alface algodão amarelo amigo amora anel anzol aquarela aranha areia
  armário arroz avião azeite azul açude bacia bala balão bambu banana banco barco barraca batata baú bexiga
  bezerro bicicleta bigode boi bola bolo boné borboleta bosque botão brinco broto buraco burro búfalo cabana
  cabelo cabra cacau cachoeira caderno café caju cama camarão camelo caminho camisa campo caneca canela canoa
  capim caracol carne carro carta casa castelo cavalo cebola cenoura cerca cesta chave chinelo chuva cidade
  cigarra cinto circo cobre coco coelho colher corda coroa coruja cravo dança dente dezena disco doce domingo
  dourado enxada escada escola escova espelho espiga espuma estrada estrela faca farinha farol fazenda feijão
  feira ferro festa flauta flecha flor fogo folha fonte formiga forno fruta fubá funil galho galinha ganso garfo
  garrafa gaveta gelo girafa goiaba gota grama gravata grilo guitarra horta ilha inverno ipê jabuti jaca janela
  jangada jardim jarra jasmim jiboia joaninha joelho jornal lago laranja laço leite leme lenço leque limão lobo
  lousa lua luva lápis macaco madeira manga manteiga mapa martelo maçã mel melancia menino mesa milho moeda moinho
  montanha morango mosca muro navio neve ninho noite novelo nuvem oceano olho onça orelha orvalho ostra ouro
  ovelha padaria palha panela papagaio papel paçoca pedra peixe pente pera perna piano pilha pinhão pipa piscina
  pitanga pião ponte porta prato prego pássaro pão quadro queijo quiabo raiz rede relógio rio rosa roupa rádio
  sabão salada samba sapato serra sino sol tambor tapete tatu tesoura tigela tinta tomate torre touro trem trigo
  tucano vaca vagem
`
  .trim()
  .split(/\s+/);
