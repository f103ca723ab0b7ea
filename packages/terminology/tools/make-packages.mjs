/**
 * Writes the packages that come with the program from what their sources publish, after `npx tsc -b packages/terminology`:
 *
 *     node packages/terminology/tools/make-packages.mjs sigtap TabelaUnificada_202608_v2608141139.zip
 *     node packages/terminology/tools/make-packages.mjs cid10 TabelaUnificada_202608_v2608141139.zip FOLDER-OF-CID-10-CSV
 *     node packages/terminology/tools/make-packages.mjs ciap2
 *     node packages/terminology/tools/make-packages.mjs catmat catmat.csv
 *     node packages/terminology/tools/make-packages.mjs imunobiologicos
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { allRows, knownPackages, packageFiles, withPackage } from '../dist/index.js';

const [name, first = '', second = ''] = process.argv.slice(2);
const LEDI = { version: '8.7.0', date: '2026-08-13' };
const LEDI_SOURCE = 'Ministério da Saúde, documentação de integração do e-SUS APS, LEDI 8.7.0';

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
/** Enough of a hash to tell a file by, in a sentence. */
const short = (hash) => `${hash.slice(0, 16)}…`;
const monthOf = (version) => `${version.slice(0, 4)}-${version.slice(4)}`;
const lediTables = () =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../../ledi/data/tables.json', import.meta.url)), 'utf8'));
const ofLedi = (rows) =>
  rows.map(({ code, label, since = '', until = '' }) => ({ codigo: code, nome: label, since, until }));

const makers = {
  /** The official file, with the columns used alone. */
  sigtap: () =>
    withPackage(first, async (data) => {
      const { title, version, date, sha256 } = data.manifest;
      const tables = {};
      for (const table of Object.keys(knownPackages.sigtap.tables))
        tables[table] = await allRows(data, table);
      const source = `DATASUS, Tabela Unificada do SIGTAP, competência ${monthOf(version)} (arquivo oficial com SHA-256 ${short(sha256)}, publicado também em github.com/RenatoKR/SIGTAP, e30d727c3c3f)`;
      return { head: { title, version, date, source }, tables };
    }),

  /** Codes in force from SIGTAP; names, sex, chapters and groups from the CID-10 that DATASUS publishes for itself. */
  cid10: () =>
    withPackage(first, async (data) => {
      const { version, date, sha256 } = data.manifest;
      const file = (part) => `${second}/CID-10-${part}.CSV`;
      const csv = (part) =>
        Papa.parse(readFileSync(file(part), 'latin1'), {
          delimiter: ';',
          quoteChar: '\0',
          header: true,
          skipEmptyLines: true,
        }).data;
      const categories = csv('CATEGORIAS');
      const subcategories = csv('SUBCATEGORIAS');
      const names = new Map([
        ...subcategories.map(({ SUBCAT, DESCRICAO }) => [SUBCAT.trim(), DESCRICAO.trim()]),
        ...categories.map(({ CAT, DESCRICAO }) => [CAT.trim(), DESCRICAO.trim()]),
      ]);
      const sexes = new Map(subcategories.map(({ SUBCAT, RESTRSEXO }) => [SUBCAT.trim(), RESTRSEXO.trim()]));
      // A category is of one sex when all of its codes are.
      for (const { CAT } of categories) {
        const own = new Set([...sexes].filter(([code]) => code.startsWith(CAT)).map(([, sex]) => sex));
        if (own.size === 1) sexes.set(CAT, [...own][0]);
      }
      const codes = await allRows(data, 'cids');
      const range = ({ CATINIC, CATFIM, DESCRICAO }) => ({
        inicio: CATINIC,
        fim: CATFIM,
        nome: DESCRICAO.replaceAll(/\s+/g, ' ').trim(),
      });
      const source = `DATASUS: códigos em vigor do SIGTAP, competência ${monthOf(version)} (arquivo oficial com SHA-256 ${short(sha256)}); nomes, sexo, capítulos e grupos da CID-10 V2008 (CID-10-SUBCATEGORIAS.CSV com SHA-256 ${short(hashOf(file('SUBCATEGORIAS')))}, publicado também em github.com/cleytonferrari/CidDataSus, b6eb7d0fe8be)`;
      return {
        head: { title: 'CID-10', version, date, source },
        tables: {
          codigos: codes.map(({ codigo, nome }) => ({
            codigo,
            nome: names.get(codigo) ?? nome,
            sexo: sexes.get(codigo) ?? '',
          })),
          capitulos: csv('CAPITULOS').map(range),
          grupos: csv('GRUPOS').map(range),
        },
      };
    }),

  ciap2: () => ({
    head: {
      title: 'CIAP-2',
      ...LEDI,
      source: `${LEDI_SOURCE}: tabela de CIAP-2 com o CID-10 de cada código`,
    },
    tables: {
      data: lediTables().CiapComCid.map(({ code, label, cid10 }) => ({ codigo: code, nome: label, cid10 })),
    },
  }),

  catmat: () => ({
    head: {
      title: 'Medicamentos (CATMAT)',
      ...LEDI,
      source: `${LEDI_SOURCE}: tabela de medicamentos do CATMAT`,
    },
    tables: {
      data: Papa.parse(readFileSync(first, 'utf8'), { header: true, skipEmptyLines: true }).data.map(
        ({ principio_ativo: principio, ...row }) => ({ ...row, principio }),
      ),
    },
  }),

  imunobiologicos: () => {
    const ledi = lediTables();
    return {
      head: {
        title: 'Imunobiológicos, doses, estratégias e fabricantes',
        ...LEDI,
        source: `${LEDI_SOURCE}: tabelas da ficha de vacinação e regras de vacinação`,
      },
      tables: {
        imunobiologicos: ofLedi(ledi.Imunobiologico),
        doses: ofLedi(ledi.Dose),
        estrategias: ofLedi(ledi.EstrategiaVacinacao),
        'grupos-de-atendimento': ofLedi(ledi.GrupoDeAtendimento),
        vias: ofLedi(ledi.ViaAdministracaoImunobiologico),
        'locais-de-aplicacao': ofLedi(ledi.LocalAplicacao),
        fabricantes: ofLedi(ledi.CoRndsFabricante),
        combinacoes: ledi.RegraVacinacao.map(({ code, since = '', until = '' }) => {
          const [imunobiologico, estrategia, dose] = code.split('/');
          return { imunobiologico, estrategia, dose, since, until };
        }),
      },
    };
  },
};

const { head, tables } = await makers[name]();
const texts = Object.entries(tables).map(([table, rows]) => [
  table,
  `${Papa.unparse({ fields: [...knownPackages[name].tables[table]], data: rows }, { newline: '\n' })}\n`,
]);
const folder = fileURLToPath(new URL(`../data/${name}`, import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [file, text] of packageFiles({ name, ...head }, Object.fromEntries(texts)))
  writeFileSync(`${folder}/${file}`, text);
process.stdout.write(`${name}: ${texts.map(([table]) => `${table} ${tables[table].length}`).join(', ')}\n`);
