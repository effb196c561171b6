import type { JsonCursor } from '@ancrage/base';
import type { Copy } from '../inventory-facts.ts';
import { textIn, textsIn } from './caseless.ts';
import { byRegionalArn, inRegion, toBucket, toHost } from './copy-target.ts';

type Row = readonly [path: string, as: (told: string) => Copy | undefined];

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

/**
 * What hands data on: where to. Types of trails and of flow logs are left out: what they deliver is about the use of an
 * account, and another control asks for it.
 */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'AWS::KinesisFirehose::DeliveryStream': FIREHOSE,
  'AWS::Events::Rule': [['targets.arn', byRegionalArn]],
  'AWS::Pipes::Pipe': [['target', byRegionalArn]],
  'AWS::SNS::Topic': [['subscription.endpoint', byRegionalArn]],
  'AWS::SNS::Subscription': [['endpoint', byRegionalArn]],
  'AWS::Logs::Destination': [['targetArn', byRegionalArn]],
  'AWS::Logs::SubscriptionFilter': [['destinationArn', byRegionalArn]],
  'AWS::Logs::DeliveryDestination': [['destinationResourceArn', byRegionalArn]],
  'AWS::RDS::Integration': [['targetArn', byRegionalArn]],
  'AWS::Redshift::Integration': [['targetArn', byRegionalArn]],
  'AWS::Glue::Integration': [['targetArn', byRegionalArn]],
  'AWS::DataSync::Task': [['destinationLocationArn', byRegionalArn]],
  'AWS::DMS::Endpoint': [
    ['s3Settings.bucketName', toBucket],
    ['kinesisSettings.streamArn', byRegionalArn],
  ],
  'AWS::StorageGateway::NFSFileShare': [['bucketRegion', inRegion]],
  'AWS::StorageGateway::SMBFileShare': [['bucketRegion', inRegion]],
  'AWS::SSM::ResourceDataSync': [
    ['bucketRegion', inRegion],
    ['s3Destination.bucketRegion', inRegion],
  ],
  'AWS::SSM::Association': [['outputLocation.s3Location.outputS3Region', inRegion]],
  'AWS::SSM::MaintenanceWindowTask': [['loggingInfo.region', inRegion]],
};

/** Where a resource hands data on to. */
export function awsDeliveries(type: string, properties: JsonCursor | undefined): (Copy | undefined)[] {
  const rows = Object.hasOwn(ROWS, type) ? ROWS[type]! : [];
  // What an endpoint of a migration is the source of comes from there.
  if (textIn(properties, 'endpointType')?.toLowerCase() === 'source') return [];
  return rows.flatMap(([path, as]) => textsIn(properties, path.split('.')).map(as));
}
