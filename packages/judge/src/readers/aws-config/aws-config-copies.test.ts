import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf } from '../../testing/file-of.ts';
import { awsConfigReader } from './aws-config-reader.ts';
import { snapshotFile } from './testing/config-file.ts';
import type { Entry } from './testing/config-file.ts';

/** Where the copies of a resource go: regions, or after a question mark what names none. */
function copies(entry: Entry): string[] {
  const { bytes, ...hint } = fileOf(snapshotFile([entry]));
  return awsConfigReader
    .read(bytes, hint)
    .facts.flatMap((fact) => (fact.kind === 'replication' ? [fact.value] : []))
    .map(({ target, target_region }) => target_region ?? `? ${target}`)
    .sort();
}

test('copies by the fields of each service', () => {
  const of2 = (type: string, configuration: object, supplement?: object): string[] =>
    copies({ type, id: 'x', configuration, ...(supplement === undefined ? {} : { supplement }) });
  const far = 'arn:aws:rds:eu-west-1:1:cluster:x';
  assert.deepEqual(of2('AWS::RDS::DBCluster', { readReplicaIdentifiers: [far, 'near'] }), ['eu-west-1']);
  assert.deepEqual(
    of2('AWS::Redshift::Cluster', { clusterSnapshotCopyStatus: { destinationRegion: 'us-east-1' } }),
    ['us-east-1'],
  );
  assert.deepEqual(of2('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-east-1' }] }), [
    'us-east-1',
  ]);
  assert.deepEqual(
    of2('AWS::ECR::ReplicationConfiguration', {
      ReplicationConfiguration: { Rules: [{ Destinations: [{ Region: 'us-east-1', RegistryId: '1' }] }] },
    }),
    ['us-east-1'],
  );
  assert.deepEqual(
    of2('AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: [{ Region: 'us-west-2' }] } }),
    ['us-west-2'],
  );
  assert.deepEqual(
    of2('AWS::Cassandra::Keyspace', {
      ReplicationSpecification: { RegionList: ['us-east-1', 'ca-central-1'] },
    }),
    ['us-east-1'],
  );
  assert.deepEqual(
    of2('AWS::DLM::LifecyclePolicy', {
      PolicyDetails: {
        Schedules: [{ CrossRegionCopyRules: [{ Target: 'arn:aws:outposts:us-east-1:1:outpost/o' }] }],
      },
    }),
    ['? arn:aws:outposts:us-east-1:1:outpost/o'],
  );
  assert.deepEqual(of2('AWS::S3::Bucket', {}, { BucketReplicationConfiguration: { rules: {} } }), []);
  assert.deepEqual(of2('AWS::Lambda::Function', { replicas: [{ regionName: 'us-east-1' }] }), []);
});

test('copies elsewhere by the schemas of Config and CloudFormation, and the sources of copies', () => {
  const arn = (service: string, resource: string, region = 'us-east-1'): string =>
    `arn:aws:${service}:${region}:111122223333:${resource}`;
  for (const [type, configuration, expected] of [
    ['RDS::DBInstance', { readReplicaSourceDBInstanceIdentifier: arn('rds', 'db:a') }, ['us-east-1']],
    ['RDS::DBInstance', { readReplicaSourceDBInstanceIdentifier: 'near' }, []],
    ['RDS::DBInstance', { SourceRegion: 'us-west-2', SourceDBInstanceIdentifier: 'a' }, ['us-west-2']],
    ['RDS::DBCluster', { replicationSourceIdentifier: arn('rds', 'cluster:a') }, ['us-east-1']],
    [
      'RDS::DBCluster',
      { globalClusterIdentifier: 'world' },
      ['? arn:aws:rds::111122223333:global-cluster:world'],
    ],
    ['RDS::GlobalCluster', { SourceDBClusterIdentifier: arn('rds', 'cluster:a') }, ['us-east-1']],
    [
      'DocDB::DBCluster',
      { GlobalClusterIdentifier: 'world' },
      ['? arn:aws:rds::111122223333:global-cluster:world'],
    ],
    [
      'Neptune::DBCluster',
      { GlobalClusterIdentifier: 'world' },
      ['? arn:aws:rds::111122223333:global-cluster:world'],
    ],
    [
      'ElastiCache::ReplicationGroup',
      { GlobalReplicationGroupId: 'ldgnf-world' },
      ['? arn:aws:elasticache::111122223333:globalreplicationgroup:ldgnf-world'],
    ],
    [
      'ElastiCache::GlobalReplicationGroup',
      { RegionalConfigurations: [{ ReplicationGroupId: 'a', ReplicationGroupRegion: 'us-east-2' }] },
      ['us-east-2'],
    ],
    [
      'MemoryDB::Cluster',
      { MultiRegionClusterName: 'virxk-world' },
      ['? arn:aws:memorydb::111122223333:multiregioncluster/virxk-world'],
    ],
    [
      'RedshiftServerless::Namespace',
      { SnapshotCopyConfigurations: [{ DestinationRegion: 'us-east-1' }] },
      ['us-east-1'],
    ],
    [
      'MSK::Replicator',
      { ReplicationInfoList: [{ SourceKafkaClusterArn: arn('kafka', 'cluster/a/1') }] },
      ['us-east-1'],
    ],
    [
      'S3Tables::TableBucket',
      {
        ReplicationConfiguration: {
          Rules: [{ Destinations: [{ DestinationTableBucketARN: arn('s3tables', 'bucket/b') }] }],
        },
      },
      ['us-east-1'],
    ],
    [
      'ImageBuilder::DistributionConfiguration',
      { Distributions: [{ Region: 'ca-central-1' }, { Region: 'us-east-1' }] },
      ['us-east-1'],
    ],
    ['PaymentCryptography::Key', { ReplicationRegions: ['us-east-1'] }, ['us-east-1']],
    ['AmazonMQ::Broker', { DataReplicationMode: 'CRDR' }, ['? CRDR']],
    [
      'AmazonMQ::Broker',
      { dataReplicationMetadata: { dataReplicationCounterpart: { region: 'us-east-1', brokerId: 'b' } } },
      ['us-east-1'],
    ],
    [
      'Cognito::UserPoolDomain',
      { Routing: { Failover: { SecondaryRegion: 'us-west-2', PrimaryRoute53HealthCheckId: 'h' } } },
      ['us-west-2'],
    ],
    ['Cognito::UserPoolReplica', { RegionName: 'us-east-1' }, ['us-east-1']],
    ['Lex::Bot', { Replication: { ReplicaRegions: ['us-west-2'] } }, ['us-west-2']],
    [
      'WorkSpaces::Workspace',
      { RelatedWorkspaces: [{ Region: 'us-east-1', Type: 'STANDBY' }] },
      ['us-east-1'],
    ],
    [
      'ObservabilityAdmin::OrganizationCentralizationRule',
      {
        Rule: {
          Destination: {
            Region: 'us-east-1',
            DestinationLogsConfiguration: { BackupConfiguration: { Region: 'us-west-2' } },
            DestinationMetricsConfiguration: { BackupConfiguration: { Region: 'eu-west-1' } },
          },
        },
      },
      ['eu-west-1', 'us-east-1', 'us-west-2'],
    ],
    ['SecurityLake::DataLake', { ReplicationConfiguration: { Regions: ['us-east-1'] } }, ['us-east-1']],
    ['SSMIncidents::ReplicationSet', { Regions: [{ RegionName: 'us-east-1' }] }, ['us-east-1']],
    [
      'CodePipeline::Pipeline',
      { ArtifactStores: [{ Region: 'us-east-1' }, { Region: 'ca-central-1' }] },
      ['us-east-1'],
    ],
  ] as const)
    assert.deepEqual(copies({ type: `AWS::${type}`, id: 'x', configuration }).sort(), expected, type);
});

test('what hands data on: elsewhere where it says so, and to any host or bucket that it names', () => {
  const near = 'arn:aws:sqs:ca-central-1:111122223333:near';
  const far = 'arn:aws:sqs:us-east-1:111122223333:far';
  const bucket = { BucketARN: 'arn:aws:s3:::nordet-stream/clients' };
  for (const [type, configuration, expected] of [
    [
      'Events::Rule',
      { Targets: [{ Arn: near }, { Arn: far }, { Arn: 'arn:aws:events:::x' }] },
      ['us-east-1'],
    ],
    ['Pipes::Pipe', { Source: near, Target: far }, ['us-east-1']],
    [
      'SNS::Topic',
      { Subscription: [{ Endpoint: far, Protocol: 'sqs' }, { Endpoint: 'a@example.ca' }] },
      ['us-east-1'],
    ],
    ['SNS::Subscription', { Endpoint: near }, []],
    ['Logs::Destination', { TargetArn: far }, ['us-east-1']],
    [
      'DataSync::Task',
      { DestinationLocationArn: far, SourceLocationArn: far.replace('us-east-1', 'eu-west-1') },
      ['us-east-1'],
    ],
    [
      'DMS::Endpoint',
      { EndpointType: 'target', S3Settings: { BucketName: 'nordet-stream' } },
      ['? nordet-stream'],
    ],
    ['DMS::Endpoint', { EndpointType: 'SOURCE', S3Settings: { BucketName: 'nordet-stream' } }, []],
    [
      'DataSync::LocationS3',
      { LocationUri: 's3://us-east-1.far-bucket/x/', S3BucketArn: 'arn:aws:s3:::far-bucket' },
      ['us-east-1'],
    ],
    [
      'DataSync::LocationS3',
      { LocationUri: 's3://ca-central-1.near/', S3BucketArn: 'arn:aws:s3:::near' },
      [],
    ],
    ['DataSync::LocationS3', { S3BucketArn: 'arn:aws:s3:::far-bucket' }, ['? far-bucket']],
    ['DataSync::LocationEFS', { LocationUri: 'efs://us-west-2.fs-0123/x' }, ['us-west-2']],
    [
      'DataSync::LocationObjectStorage',
      { LocationUri: 'object-storage://s3.example.us/b/', ServerHostname: 's3.example.us' },
      ['? s3.example.us'],
    ],
    ['DataSync::LocationHDFS', { NameNodes: [{ Hostname: 'h.example.us', Port: 8020 }] }, ['? h.example.us']],
    [
      'Events::ApiDestination',
      { InvocationEndpoint: 'https://collect.example.us/v1?key=S' },
      ['? collect.example.us'],
    ],
    [
      'SNS::Topic',
      { Subscription: [{ Endpoint: 'https://u:p@hooks.example.us/x', Protocol: 'https' }] },
      ['? hooks.example.us'],
    ],
    [
      'SNS::Subscription',
      { Endpoint: 'http://hooks.example.us/x', Protocol: 'http' },
      ['? hooks.example.us'],
    ],
    ['SNS::Subscription', { Endpoint: 'https://x.execute-api.ca-central-1.amazonaws.com/a' }, []],
    [
      'SNS::Subscription',
      { Endpoint: 'https://x.ca-central-1.s3.amazonaws.com/a' },
      ['? x.ca-central-1.s3.amazonaws.com'],
    ],
    ['DMS::Endpoint', { EndpointType: 'target', ServerName: 'db.example.us' }, ['? db.example.us']],
    [
      'DMS::Endpoint',
      { EndpointType: 'target', ServerName: 'c.abc.us-east-1.rds.amazonaws.com' },
      ['us-east-1'],
    ],
    ['DMS::Endpoint', { EndpointType: 'source', ServerName: 'db.example.us' }, []],
    [
      'DMS::Endpoint',
      {
        EndpointType: 'target',
        KafkaSettings: { Broker: 'k.example.us:9092,b-1.x.c2.kafka.ca-central-1.amazonaws.com:9092' },
      },
      ['? k.example.us'],
    ],
    [
      'DMS::Endpoint',
      {
        EndpointType: 'target',
        PostgreSqlSettings: {
          SecretsManagerSecretId: 'arn:aws:secretsmanager:ca-central-1:111122223333:secret:x',
        },
      },
      ['? arn:aws:secretsmanager:ca-central-1:111122223333:secret:x#host'],
    ],
    ['StorageGateway::NFSFileShare', { BucketRegion: 'us-east-1' }, ['us-east-1']],
    ['SSM::ResourceDataSync', { S3Destination: { BucketRegion: 'us-east-1' } }, ['us-east-1']],
    ['KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: bucket }, ['? nordet-stream']],
    [
      'KinesisFirehose::DeliveryStream',
      {
        HttpEndpointDestinationConfiguration: {
          EndpointConfiguration: { Url: 'https://u:p@logs.example.com/v1?key=S' },
          S3Configuration: bucket,
        },
      },
      ['? logs.example.com', '? nordet-stream'],
    ],
    [
      'KinesisFirehose::DeliveryStream',
      {
        RedshiftDestinationConfiguration: {
          ClusterJDBCURL: 'jdbc:redshift://c.abc.us-east-1.redshift.amazonaws.com:5439/d',
        },
      },
      ['us-east-1'],
    ],
    [
      'KinesisFirehose::DeliveryStream',
      {
        AmazonopensearchserviceDestinationConfiguration: {
          ClusterEndpoint: 'https://search-x.ca-central-1.es.amazonaws.com',
        },
      },
      [],
    ],
    ['CloudTrail::Trail', { s3BucketName: 'nordet-journaux' }, []],
  ] as const)
    assert.deepEqual(copies({ type: `AWS::${type}`, id: 'x', configuration }).sort(), expected, type);
});
