/** A small service as a template in YAML, with functions in short and in long form. */
export const YAML = `# What Nordet deploys
AWSTemplateFormatVersion: 2010-09-09
Description: Nordet
Parameters:
  Password: { Type: String, NoEcho: true, Default: never-shown }
Conditions:
  Far: !Equals [!Ref AWS::Region, ca-central-1]
Resources:
  Data:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties:
      BucketName: nordet-data
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: 'true'
      ReplicationConfiguration:
        Role: !GetAtt Role.Arn
        Rules:
          - { Status: Enabled, Destination: { Bucket: 'arn:aws:s3:::nordet-copies' } }
          - { Status: Enabled, Destination: { Bucket: !Sub 'arn:aws:s3:::\${Other}' } }
  Clients:
    Type: 'AWS::RDS::DBInstance'
    Properties:
      StorageEncrypted: true
      MasterUserPassword: !Ref Password
      AutomaticBackupReplicationRegion: us-east-1
  Sessions:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      Replicas:
        - Region: !Ref AWS::Region
        - Region: us-west-2
  Disk:
    Type: AWS::EC2::Volume
    Condition: Far
    Properties:
      AvailabilityZone: ca-west-1a
      KmsKeyId: !If [Far, !Ref Key, !Ref AWS::NoValue]
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      KmsKeyId:
        Fn::GetAtt: [Key, Arn]
  Key:
    Type: AWS::KMS::Key
    Properties: { MultiRegion: false }
  Role:
    Type: AWS::IAM::Role
  Fn::ForEach::Queues:
    - Name
    - [A, B]
    - Queue\${Name}: { Type: AWS::SQS::Queue }
Outputs:
  Secret:
    Value: !Join ['', [never, '-', shown]]
`;

/** The same kind of template in JSON, as the CDK compiles it: without its version. */
export function jsonTemplate(resources: object, more: object = {}): string {
  return JSON.stringify({ Resources: resources, ...more });
}
