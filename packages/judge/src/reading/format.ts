/** Every format that a reader of this package understands. The name is the one shown to users and used in schemes. */
export const formats = [
  'ancrage-dossier',
  'ancrage-receipt',
  'opentofu-state',
  'opentofu-plan',
  'azure-resources',
  'azure-template',
  'google-assets',
  'kubernetes',
  'ovh',
  'focus',
  'bods',
  'cap-table',
  'sshd-log',
  'cloudtrail',
  'cloudtrail-digest',
  'guacamole-log',
  'teleport-log',
  'contract',
  'pdf',
  'prowler-ocsf',
  'oscal-results',
  'statement',
  'collection',
  'ancrage-bundle',
] as const;

export type Format = (typeof formats)[number];
