import { declaredHosts, hostFields } from '../declared-hosts.ts';
import type { DeclaredHost } from '../declared-hosts.ts';
import type { ClusterObject } from './cluster-object.ts';

const TABLE = [
  hostFields(/^networking\.k8s\.io\/Ingress$/, 'endpoint', 'spec.rules*host'),
  hostFields(/^networking\.k8s\.io\/Ingress$/, 'endpoint', 'status.loadBalancer.ingress*hostname'),
  hostFields(/^\/Service$/, 'endpoint', 'status.loadBalancer.ingress*hostname'),
  hostFields(/^gateway\.networking\.k8s\.io\/(?:HTTP|TLS|GRPC)Route$/, 'endpoint', 'spec.hostnames*'),
];

/** Names by which a cluster is reached from without: `list*member` stands for that member of each item, `list*` for each item. */
export function hostsOfObject({ cursor, group, kind }: ClusterObject): readonly DeclaredHost[] {
  return declaredHosts(TABLE, `${group}/${kind}`, (path) => {
    const [last = '', member = ''] = String(path.at(-1)).split('*');
    const items = cursor.path(...path.slice(0, -1), last)?.items() ?? [];
    return items.map((item) => (member === '' ? item.string() : item.get(member)?.string()));
  });
}
