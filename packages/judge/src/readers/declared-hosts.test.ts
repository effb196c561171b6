import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonCursor, parseStrictJson } from '@ancrage/base';
import { awsItem } from './aws/aws-item.ts';
import { azureItem } from './azure-resources/azure-item.ts';
import { assetItem } from './google-assets/asset-item.ts';
import { hostsOfObject } from './kubernetes/object-hosts.ts';
import { hostsOfAttributes } from './opentofu/declared-hosts.ts';
import { ovhHosts } from './ovh/ovh-shapes.ts';

const cursor = (value: unknown): JsonCursor => new JsonCursor(parseStrictJson(JSON.stringify(value)));
const told = (hosts: readonly { name: string; use: string }[] | undefined): string[] =>
  (hosts ?? []).map(({ name, use }) => `${use} ${name}`);

test('attributes of OpenTofu: zones, balancers, buckets, endpoints with ports and as addresses of the web', () => {
  const of = (type: string, attributes: object): string[] =>
    told(hostsOfAttributes(type, cursor(attributes)));
  assert.deepEqual(of('aws_route53_zone', { name: 'Service.Example.' }), ['zone service.example']);
  assert.deepEqual(of('aws_lb', { dns_name: 'lb-1.ca-central-1.elb.amazonaws.com', name: 'lb.x' }), [
    'endpoint lb-1.ca-central-1.elb.amazonaws.com',
  ]);
  assert.deepEqual(of('aws_db_instance', { address: 'bd.rds.example', endpoint: 'bd.rds.example:5432' }), [
    'endpoint bd.rds.example',
  ]);
  assert.deepEqual(
    of('aws_cloudfront_distribution', { domain_name: 'd1.cloudfront.net', aliases: ['www.a.example'] }),
    ['endpoint d1.cloudfront.net', 'endpoint www.a.example'],
  );
  assert.deepEqual(of('azurerm_key_vault', { vault_uri: 'https://coffre.vault.azure.net/' }), [
    'endpoint coffre.vault.azure.net',
  ]);
  assert.deepEqual(of('google_dns_managed_zone', { dns_name: 'a.example.', visibility: 'private' }), []);
  // An address, a name without a point, one of a cluster, and whatever another type has in such a field are no hosts.
  for (const address of ['10.0.0.1', 'bd', 'x.svc.cluster.local', 'a b.example'])
    assert.deepEqual(of('aws_db_instance', { address }), []);
  assert.deepEqual(of('aws_sns_topic_subscription', { endpoint: 'https://ailleurs.example/crochet' }), []);
});

test('the same of AWS Config, Azure, Google Cloud, OVHcloud and Kubernetes', () => {
  const balancer = {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    properties: cursor({ DNSName: 'lb.elb.example' }),
  };
  assert.deepEqual(told(awsItem(balancer).hosts), ['endpoint lb.elb.example']);
  assert.deepEqual(told(awsItem({ ...balancer, declared: true }).hosts), []);
  const account = { properties: { primaryEndpoints: { blob: 'https://a.blob.core.windows.net/', web: '' } } };
  assert.deepEqual(told(azureItem('Microsoft.Storage/storageAccounts', cursor(account)).hosts), [
    'endpoint a.blob.core.windows.net',
  ]);
  const site = {
    properties: { defaultHostName: 'a.azurewebsites.net', hostNames: ['a.example', "[parameters('x')]"] },
  };
  assert.deepEqual(told(azureItem('microsoft.web/sites', cursor(site)).hosts), [
    'endpoint a.azurewebsites.net',
    'endpoint a.example',
  ]);
  const asset = { resource: { data: { dnsName: 'a.example.' } } };
  assert.deepEqual(
    told(
      assetItem(
        {
          cursor: cursor(asset),
          data: cursor(asset).path('resource', 'data'),
          place: { line: 1 },
          name: '//dns',
          type: 'dns.googleapis.com/ManagedZone',
        },
        [],
      ).hosts,
    ),
    ['zone a.example'],
  );
  assert.deepEqual(told(ovhHosts('cloud.kube', cursor({ url: 'x.c1.bhs5.k8s.ovh.net' }))), [
    'endpoint x.c1.bhs5.k8s.ovh.net',
  ]);
  const ingress = {
    cursor: cursor({
      spec: { rules: [{ host: 'a.example' }, {}] },
      status: { loadBalancer: { ingress: [{ hostname: 'lb.example' }] } },
    }),
    group: 'networking.k8s.io',
    kind: 'Ingress',
  };
  assert.deepEqual(told(hostsOfObject(ingress as unknown as Parameters<typeof hostsOfObject>[0])), [
    'endpoint a.example',
    'endpoint lb.example',
  ]);
});
