import { digestOf } from '@ancrage/base';
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

/** Lines of the two files; what is returned tells readings apart. */
export const target = {
  name: 'qc-req',
  run(bytes: Uint8Array): string {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const known = qcReqReader.recognise({ text, bytes, name: '' });
    const { facts, notes } = qcReqReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    const codes = [...new Set(notes.map(({ code }) => code))];
    return `${known} ${facts.length} ${codes.join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [enterprises, names].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '1170000001',
    '8870000001',
    ',V,M,',
    ',IM,',
    'STAT_NOM',
    'NOM_LOCLT_CONSTI',
    'Nouvelle-Écosse',
  ],
};
