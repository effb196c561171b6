import type { FactValue } from '../../facts/fact.ts';

export type Topic = FactValue<'security-check'>['topic'];

/**
 * What a check is about, from its name; the first pattern that fits decides. Names are those of Prowler's published
 * checks (`s3_bucket_secure_transport_policy`, `rds_instance_storage_encrypted`, …), which follow
 * `<service>_<what is checked>`. Transit stands before rest, since `…_encryption_in_transit_…` speaks of both.
 */
const TOPICS: readonly (readonly [RegExp, Topic])[] = [
  [
    /secure_trans(?:port|fer)|transport_encrypted|in_transit|transit_encryption|(?:^|_)(?:https|tls|ssl)(?:_|$)|tls_?1|insecure_(?:ciphers|ssl)|certificates?_(?:expir|transparency)|node_to_node_encryption/,
    'encryption-in-transit',
  ],
  [/encrypt|(?:^|_)(?:cmk|cse|sse)(?:_|$)|customer_managed_keys?/, 'encryption-at-rest'],
  [
    /public|internet|(?:allow|ingress)_(?:from_)?(?:any|ingress)|exposed|anonymous|open_to_|unrestricted|world_(?:readable|writable)/,
    'public-access',
  ],
  [
    /logg?ing|(?:^|_)logs?(?:_|$)|(?:^|_)audit|cloudtrail|cloudwatch|log_(?:metric|analytics|file)|diagnostic|^monitor_/,
    'logging',
  ],
  [
    /^(?:iam|entra|accessanalyzer|cognito|sso|admincenter|rbac|identity)_|(?:^|_)(?:mfa|2fa|2sv|passwords?|root|rbac|access_keys?|credentials?|privileges?|privileged)(?:_|$)/,
    'identity',
  ],
  [
    /backup|snapshot|recover|versioning|point_in_time|(?:^|_)(?:pitr|object_lock|multi_az|replication)(?:_|$)|soft_delete/,
    'backup',
  ],
];

/** The topic of a check by its name, or by the words of its title; `other` where no pattern fits. */
export function topicOf(check: string): Topic {
  const words = check.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return TOPICS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
