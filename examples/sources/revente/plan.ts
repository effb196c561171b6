import { planFile } from '../opentofu-plan.ts';
import { revente } from './company.ts';

/** The plan to bring the forgotten bucket home: written, not applied, so that it proves nothing yet. */
export function homecomingPlan(): string {
  const name = 'revente-essai-analytique-canada';
  const toCome = { arn: true, id: true, bucket_domain_name: true } as const;
  return planFile(
    [
      {
        address: 'aws_s3_bucket.revente_essai_analytique_canada',
        actions: ['create'],
        after: { bucket: name, force_destroy: false, tags: { gestion: 'opentofu' } },
        unknown: toCome,
      },
      {
        address: 'aws_s3_bucket_public_access_block.revente_essai_analytique_canada',
        actions: ['create'],
        after: { block_public_acls: true, block_public_policy: true, ignore_public_acls: true },
        unknown: { id: true, bucket: true },
      },
      {
        address: 'aws_s3_bucket_replication_configuration.revente_images_medicales',
        actions: ['update'],
        after: {
          bucket: 'revente-images-medicales',
          rule: [
            {
              destination: [
                { bucket: 'arn:aws:s3:::revente-copies-calgary', storage_class: 'STANDARD_IA' },
              ],
              id: 'vers-revente-copies-calgary',
              status: 'Enabled',
            },
          ],
        },
      },
      { address: 'aws_s3_bucket.revente_essai_analytique_2023', actions: ['delete'], after: null },
      { address: 'aws_lambda_function.miniatures_essai', actions: ['delete'], after: null },
    ],
    { provider: 'hashicorp/aws', region: revente.home, at: '2026-11-04T19:20:31Z' },
  );
}

/** What was deployed by hand in 2023 for a trial: the template that made the forgotten bucket and its function. */
export const trialTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Description: Essai analytique 2023 - miniatures des images
Resources:
  EssaiAnalytique:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: revente-essai-analytique-2023
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: AES256
  MiniaturesRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: miniatures-essai
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
  Miniatures:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: miniatures-essai
      Runtime: nodejs24.x
      Handler: index.handler
      Role: !GetAtt MiniaturesRole.Arn
      Code:
        S3Bucket: !Ref EssaiAnalytique
        S3Key: miniatures.zip
  MiniaturesJournal:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub /aws/lambda/\${Miniatures}
      RetentionInDays: 90
`;
