import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { textIn, textsIn } from './caseless.ts';
import {
  atLocation,
  byRegionalArn,
  inRegion,
  toBucket,
  toHost,
  toServer,
  toServerInSecret,
  toServers,
  toSubscriber,
} from './copy-target.ts';

type Row = readonly [path: string, as: (told: string) => Copy | undefined | (Copy | undefined)[]];

const BUCKETS = ['s3Configuration', 's3BackupConfiguration'];
/** What a stream of Firehose delivers to, and the bucket that takes what could not be delivered or is kept beside. */
const FIREHOSE: readonly Row[] = [
  ['s3DestinationConfiguration.bucketARN', toBucket],
  ['extendedS3DestinationConfiguration.bucketARN', toBucket],
  ['extendedS3DestinationConfiguration.s3BackupConfiguration.bucketARN', toBucket],
  ['elasticsearchDestinationConfiguration.domainARN', byRegionalArn],
  ['amazonopensearchserviceDestinationConfiguration.domainARN', byRegionalArn],
  ['elasticsearchDestinationConfiguration.clusterEndpoint', toHost],
  ['amazonopensearchserviceDestinationConfiguration.clusterEndpoint', toHost],
  ['amazonOpenSearchServerlessDestinationConfiguration.collectionEndpoint', toHost],
  ['redshiftDestinationConfiguration.clusterJDBCURL', toHost],
  ['icebergDestinationConfiguration.catalogConfiguration.catalogArn', byRegionalArn],
  ['httpEndpointDestinationConfiguration.endpointConfiguration.url', toHost],
  ['splunkDestinationConfiguration.hECEndpoint', toHost],
  ['snowflakeDestinationConfiguration.accountUrl', toHost],
  ...[
    'elasticsearch',
    'amazonopensearchservice',
    'amazonOpenSearchServerless',
    'redshift',
    'iceberg',
    'httpEndpoint',
    'splunk',
    'snowflake',
  ].flatMap((name) =>
    BUCKETS.map((bucket): Row => [`${name}DestinationConfiguration.${bucket}.bucketARN`, toBucket]),
  ),
];

/** Databases that an endpoint of a migration may be of; each has its server named in its own settings too, or in a secret. */
const DATABASES = [
  'docDb',
  'gcpMySQL',
  'iBMDb2',
  'microsoftSqlServer',
  'mongoDb',
  'mySQL',
  'oracle',
  'postgreSQL',
  'redis',
  'redshift',
  'sybase',
];
const MIGRATION: readonly Row[] = [
  ['serverName', toServer],
  ...DATABASES.flatMap((name): Row[] => [
    [`${name}Settings.serverName`, toServer],
    [`${name}Settings.secretsManagerSecretId`, toServerInSecret],
  ]),
  ['elasticsearchSettings.endpointUri', toServer],
  ['kafkaSettings.broker', toServers],
  ['kinesisSettings.streamArn', byRegionalArn],
  ['redshiftSettings.bucketName', toBucket],
  ['neptuneSettings.s3BucketName', toBucket],
  ['s3Settings.bucketName', toBucket],
];

/**
 * What hands data on: where to. Types of trails and of flow logs are left out: what they deliver is about the use of an
 * account, and another control asks for it.
 */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'AWS::KinesisFirehose::DeliveryStream': FIREHOSE,
  'AWS::Events::Rule': [['targets.arn', byRegionalArn]],
  'AWS::Pipes::Pipe': [['target', byRegionalArn]],
  'AWS::Events::ApiDestination': [['invocationEndpoint', toHost]],
  'AWS::SNS::Topic': [['subscription.endpoint', toSubscriber]],
  'AWS::SNS::Subscription': [['endpoint', toSubscriber]],
  'AWS::Logs::Destination': [['targetArn', byRegionalArn]],
  'AWS::Logs::SubscriptionFilter': [['destinationArn', byRegionalArn]],
  'AWS::Logs::DeliveryDestination': [['destinationResourceArn', byRegionalArn]],
  'AWS::RDS::Integration': [['targetArn', byRegionalArn]],
  'AWS::Redshift::Integration': [['targetArn', byRegionalArn]],
  'AWS::Glue::Integration': [['targetArn', byRegionalArn]],
  'AWS::DataSync::Task': [['destinationLocationArn', byRegionalArn]],
  'AWS::DMS::Endpoint': MIGRATION,
  'AWS::StorageGateway::NFSFileShare': [['bucketRegion', inRegion]],
  'AWS::StorageGateway::SMBFileShare': [['bucketRegion', inRegion]],
  'AWS::SSM::ResourceDataSync': [
    ['bucketRegion', inRegion],
    ['s3Destination.bucketRegion', inRegion],
  ],
  'AWS::SSM::Association': [['outputLocation.s3Location.outputS3Region', inRegion]],
  'AWS::SSM::MaintenanceWindowTask': [['loggingInfo.region', inRegion]],
};

/** Servers that a location of DataSync is on; the file systems and buckets are in its address. */
const LOCATION: readonly Row[] = [
  ['serverHostname', toServer],
  ['nameNodes.hostname', toServer],
  ['azureBlobContainerUrl', toHost],
];

/** Where a resource hands data on to. */
export function awsDeliveries(type: string, properties: JsonCursor | undefined): (Copy | undefined)[] {
  if (type.startsWith('AWS::DataSync::Location')) return locationCopies(properties);
  const rows = Object.hasOwn(ROWS, type) ? ROWS[type]! : [];
  // What an endpoint of a migration is the source of comes from there.
  if (textIn(properties, 'endpointType')?.toLowerCase() === 'source') return [];
  return copiesOf(rows, properties);
}

/** A location does not say whether data goes there or comes from there; where it comes from, the same data is too. */
function locationCopies(properties: JsonCursor | undefined): (Copy | undefined)[] {
  const address = atLocation(textIn(properties, 'locationUri'));
  const bucket = textIn(properties, 's3BucketArn');
  return [
    address ?? (bucket === undefined ? undefined : toBucket(bucket)),
    ...copiesOf(LOCATION, properties),
  ];
}

function copiesOf(rows: readonly Row[], properties: JsonCursor | undefined): (Copy | undefined)[] {
  return rows.flatMap(([path, as]) => textsIn(properties, path.split('.')).flatMap((told) => as(told)));
}
