import { digestOf } from '@ancrage/base';
import { printedStatement } from './printed-statement.ts';
import { printedPages, registerPage } from './testing/register-statements.ts';
import { qcReqReader } from './qc-req-reader.ts';

const enterprises = [
  'NEQ,IND_FAIL,COD_STAT_IMMAT,COD_FORME_JURI,DAT_STAT_IMMAT,NOM_LOCLT_CONSTI,IND_CONVEN_UNMN_ACTNR,IND_RET_TOUT_POUVR,ADR_DOMCL_ADR_DISP,ADR_DOMCL_LIGN1_ADR,ADR_DOMCL_LIGN2_ADR,ADR_DOMCL_LIGN3_ADR,ADR_DOMCL_LIGN4_ADR',
  '1170000001,N,IM,CIE,2015-02-03,Québec,O,O,N,"1, rue d’Exemple",Montréal (Québec),,H2X1Y4',
  '1170000002,N,RD,CIE,2024-02-03,DELAWARE,N,N,N,1 Example Street,Wilmington DE,,19801',
  '2270000003,N,IM,IND,2020-01-01,,N,N,O,,,,',
].join('\r\n');
const names = [
  'NEQ,NOM_ASSUJ,NOM_ASSUJ_LANG_ETRNG,STAT_NOM,TYP_NOM_ASSUJ,DAT_INIT_NOM_ASSUJ,DAT_FIN_NOM_ASSUJ',
  '1170000001,Vieux Nom inc.,,A,N,2010-01-01,2015-01-01',
  '1170000001,Enseigne,,V,A,2016-01-01,',
  '1170000001,Nuage d’essai inc.,,V,N,2015-01-01,',
  '2270000003,Jeanne Exemple,,V,N,2020-01-01,',
].join('\n');

/** Header as the archive of the open data has it. */
const establishments = [
  'NEQ,NO_SUF_ETAB,IND_ETAB_PRINC,IND_SALON_BRONZ,IND_VENTE_TABAC_DETL,IND_DISP,LIGN1_ADR,LIGN2_ADR,LIGN3_ADR,LIGN4_ADR,COD_ACT_ECON,DESC_ACT_ECON_ETAB,NO_ACT_ECON_ETAB,COD_ACT_ECON2,DESC_ACT_ECON_ETAB2,NO_ACT_ECON_ETAB2,NOM_ETAB',
  '1170000001,1,O,N,N,O,"1, rue d’Exemple",Montréal (Québec),,H2X1Y4,7721,Services informatiques,1,,,,Nuage d’essai',
  '1170000001,2,N,N,N,O,2 rue d’Exemple,Québec (Québec),,G1R1A1,7721,Services informatiques,1,,,,',
  '1170000002,1,O,N,N,O,1 Example Street,Wilmington DE,,19801,7721,-,1,,,,',
  '1170000004,1,O,N,N,N,,,,,7721,-,1,,,,',
].join('\r\n');

/** Lines of the three files and a saved page; what is returned tells readings apart. */
export const target = {
  name: 'qc-req',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    // A print of the page comes as lines of a PDF, whose reader gives them.
    const { parties: printed } = printedStatement([{ page: 1, lines: text.split('\n') }]);
    if (printed.length > 0) return `printed ${printed.length}`;
    const known = qcReqReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = qcReqReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [enterprises, names, establishments, registerPage, printedPages.flat().join('\n')].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: [
    '1170000001',
    '8870000001',
    ',V,M,',
    ',IM,',
    'STAT_NOM',
    'NOM_LOCLT_CONSTI',
    'IND_ETAB_PRINC',
    '<ul class="kx-synthese">',
    '<span class="kx-display-label">',
    '<span class="kx-display-field">',
    '</span>',
    '<h4>Actionnaires</h4>',
    ' 25 % à 50 % des droits de vote',
    'Nouvelle-Écosse',
  ],
};
