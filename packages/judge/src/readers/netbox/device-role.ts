import type { Role } from '../inventory-facts.ts';

/**
 * Names of device roles whose meaning leaves no doubt, in English and French, in the form of a slug. Roles are words that
 * each operator chooses: one that is not here, whole, is nobody's to guess.
 */
const NAMES: Readonly<Partial<Record<Role, string>>> = {
  processing: `server servers host compute compute-node hypervisor hypervisors esxi esxi-host virtual-machine vm
    application-server web-server serveur serveurs hyperviseur hyperviseurs noeud-de-calcul machine-virtuelle
    serveur-applicatif serveur-web`,
  storage: `storage storage-array storage-server storage-node san nas filer file-server database database-server
    stockage baie-de-stockage serveur-de-stockage serveur-de-fichiers base-de-donnees serveur-de-base-de-donnees`,
  backup: `backup backups backup-server tape-library sauvegarde sauvegardes serveur-de-sauvegarde bandotheque
    copie-de-secours copies-de-secours`,
  key: 'hsm kms hardware-security-module module-materiel-de-securite',
  network: `router routers switch switches access-switch core-switch distribution-switch management-switch san-switch
    fibre-channel-switch firewall firewalls load-balancer access-point wireless-ap modem routeur routeurs commutateur
    commutateurs pare-feu repartiteur-de-charge point-d-acces`,
  other: `pdu ups patch-panel console-server kvm kvm-switch cable-management onduleur panneau-de-brassage
    unite-de-distribution-electrique`,
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(/\s+/).map((name): [string, Role] => [name, role as Role]),
  ),
);

/** What a device does with data, by the slug and the name of its role; `unknown` where they say nothing or two things. */
export function deviceRole(...words: readonly (string | undefined)[]): Role {
  const roles = new Set(
    words.map((word) => ROLES.get(slugOf(word ?? ''))).filter((role) => role !== undefined),
  );
  return roles.size === 1 ? [...roles][0]! : 'unknown';
}

/** A virtual machine computes, whatever it is for; only what it keeps is told apart. */
export function machineRole(...words: readonly (string | undefined)[]): Role {
  const role = deviceRole(...words);
  return role === 'storage' || role === 'backup' || role === 'key' ? role : 'processing';
}

function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
