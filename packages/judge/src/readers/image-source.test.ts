import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostName, hostOfUrl, isWithinCluster } from './host-name.ts';
import { imageSource } from './image-source.ts';

test('the registry of an image: named by a dot, a port or localhost, else Docker Hub', () => {
  const of = (reference: string): unknown => {
    const source = imageSource(reference);
    return source === undefined ? undefined : `${source.host} ${source.image}`;
  };
  assert.equal(of('nginx'), 'docker.io library/nginx');
  assert.equal(of('nginx:1.27'), 'docker.io library/nginx');
  assert.equal(of('bitnami/redis:7'), 'docker.io bitnami/redis');
  assert.equal(of('index.docker.io/library/nginx'), 'docker.io library/nginx');
  assert.equal(of('GHCR.io/org/app@sha256:' + '0'.repeat(64)), 'ghcr.io org/app');
  assert.equal(of('localhost:5000/a/b:c'), 'localhost a/b');
  assert.equal(of('registre.example:5000/a:v1@sha256:' + 'b'.repeat(64)), 'registre.example a');
  for (const bad of ['', 'Upper/Case', 'a b', 'x.y/', '../etc/passwd', 'http://x.y/z'])
    assert.equal(of(bad), undefined, bad);
});

test('hosts: without port, user or path; what is none is undefined', () => {
  assert.equal(hostName('Example.COM.'), 'example.com');
  assert.equal(hostName('10.0.0.1:3260'), '10.0.0.1');
  assert.equal(hostName('[2001:db8::1]:443'), '2001:db8::1');
  assert.equal(hostName('2001:db8::1'), '2001:db8::1');
  for (const bad of ['', 'a b', 'a/b', '-', 'x'.repeat(300), 'user@host'])
    assert.equal(hostName(bad), undefined, bad);
  assert.equal(hostOfUrl('https://a:b@c@Host.example:8443/p?q#f'), 'host.example');
  assert.equal(hostOfUrl('no address'), undefined);
  assert.ok(isWithinCluster('db.prod.svc') && isWithinCluster('db') && !isWithinCluster('::1'));
  assert.ok(isWithinCluster('db.prod.svc.cluster.local') && !isWithinCluster('db.example.com'));
});
