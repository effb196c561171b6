/**
 * What stores data, by words that inventories and scanners both use for it: names of types (`aws_s3_bucket`,
 * `AwsS3Bucket`, `Microsoft.Compute/disks`) and of checks (`ec2_ebs_volume_encryption`). The first that fits decides. Kinds
 * are as narrow as the services that scanners check one by one, for a check clears its own kind only.
 */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/storage_?gateway|fsx|netapp/, 'appliance'],
  [/bucket|(?:^|_|aws)s3(?:_|$)|objectstorage|storage_?accounts?|blob|cloudstorage/, 'object'],
  [
    /(?:^|_)efs(?:_|$)|awsefs|elastic_?file|sharedfilesystem|file_?(?:system|share|store)|(?:^|_)file_(?:instance|googleapis)/,
    'file',
  ],
  [/(?:rds|db|neptune|docdb)_?clusters?(?!_?(?:instance|parameter))/, 'database cluster'],
  [/(?:^|_)rds(?:_|$)|awsrds|(?:^|_)db_?instances?|dbfor|cloudsql|sqladmin/, 'database'],
  [/dynamodb/, 'dynamodb'],
  [/documentdb|docdb/, 'documentdb'],
  [/cosmos/, 'cosmosdb'],
  [/neptune/, 'neptune'],
  [/redshift/, 'redshift'],
  [/spanner/, 'spanner'],
  [/bigtable/, 'bigtable'],
  [/bigquery/, 'bigquery'],
  [/firestore|datastore/, 'firestore'],
  [/(?:^|_|mssql_?|microsoft_?)sql(?:_|server|$)|sqlserver|mssql/, 'sql'],
  [/opensearch|elasticsearch/, 'search'],
  [/elasticache|redis|memcache|memorystore/, 'cache'],
  [/(?:^|_)sqs(?:_|$)|awssqs/, 'sqs'],
  [/(?:^|_)sns(?:_|$)|awssns/, 'sns'],
  [/pub_?sub/, 'pubsub'],
  [/kinesis|firehose/, 'stream'],
  [/kafka|(?:^|_)msk(?:_|$)/, 'kafka'],
  [/servicebus/, 'servicebus'],
  [/eventhub/, 'eventhub'],
  [/(?:^|_)ecr(?:_|$)|awsecr|container_?registr|artifactregistr/, 'registry'],
  [/log_?group|log_?analytics|operationalinsights/, 'log'],
  [/secret/, 'secret'],
  [/recovery_?point/, 'recovery point'],
  [/backup|recovery_?(?:vault|service)|dataprotection/, 'backup'],
  [/(?:^|_)ebs(?:_|$)|volume|disk/, 'volume'],
  [/(?:^|_)(?:ami|images?)(?:_|$)|machineimage/, 'image'],
];

/** The kind of store that a name of a type or of a check speaks of; undefined where it speaks of none that is known. */
export function storeKindOf(name: string): string | undefined {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const kind = KINDS.find(([pattern]) => pattern.test(words))?.[1];
  if (!/snapshot/.test(words)) return kind;
  return kind === undefined ? 'snapshot' : `${kind} snapshot`;
}

/** A setting of a whole account or region tells what happens to stores made later, not what those that stand are. */
const SETTING = /account|subscription|organi[sz]ation|project|ebs_default_encryption|by_default/i;

/** The kind of store that a scan's check examined one by one: by the type of what it examined, else by its own name. */
export function examinedKindOf(check: string, resourceType: string | undefined): string | undefined {
  const typed = resourceType === undefined ? undefined : storeKindOf(resourceType);
  if (SETTING.test(check)) return undefined;
  if (typed !== undefined) return typed;
  return SETTING.test(resourceType ?? '') ? undefined : storeKindOf(check);
}
