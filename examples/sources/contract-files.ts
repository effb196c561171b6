import { type Clause, keptPdf } from './contract-pdf.ts';
import { type DossierFolder, type Placed, yaml } from './dossier-folder.ts';

/** Puts a contract and its summary in a dossier; returns the summary, which an assessor may confirm. */
export function addContract(
  folder: DossierFolder,
  contract: {
    readonly name: string;
    readonly title: string;
    readonly signedOn: string;
    readonly received: string;
    readonly parties: readonly string[];
    readonly clauses: readonly Clause[];
    readonly html: string;
    readonly pdf: string;
    readonly printAgain: boolean;
  },
): Placed {
  const { name, title, received, html, pdf: kept, printAgain } = contract;
  const pdf = folder.add(`contract/${name}.pdf`, keptPdf(html, kept, name, printAgain), {
    format: 'pdf',
    received,
  });
  const summary = {
    ancrage: 'contract/1',
    document: { path: pdf.path, sha256: pdf.sha256 },
    title,
    signed_on: contract.signedOn,
    parties: contract.parties,
    clauses: contract.clauses,
  };
  return folder.add(`contract/${name}.yaml`, yaml(summary), { format: 'contract', received });
}
