/** Words of every seller for data that leaves towards the internet or the customer, and for fees on leaving. */
export const LEAVING_WORDS: readonly string[] = [
  'data ?transfer[ -]?out',
  'datatransfer-out',
  'out-bytes',
  'egress',
  'outbound',
  'outgoing (?:traffic|transfer|bandwidth|data)',
  'bandwidth.*out',
  'internet data transfer',
  '(?:transfert|trafic|bande passante) sortante?',
  '\\bsorties?\\b',
  '(?:exit|switching|data export|migration out) (?:fees?|charges?)',
  'frais de (?:départ|réversibilité|migration sortante|changement de fournisseur)',
];

/**
 * Words of every seller for movements within a platform. Each is narrow on purpose: a loose word such as *between* would
 * let a seller hide a fee for leaving behind “egress between 10 and 50 TB”.
 */
export const INSIDE_WORDS: readonly string[] = [
  'inter[ -]?region',
  'intra[ -]?region',
  'regional data transfer',
  'same region',
  'inter[ -]?zone',
  'availability zones?\\b',
  'between (?:ec2 )?(?:azs|availability zones|zones|regions|vpcs|vnets)\\b',
  'v(?:pc|net) peering',
];

/** What one platform calls either, beside the words of all; read on its own bills only. */
interface PlatformWords {
  readonly leaving: readonly string[];
  readonly inside: readonly string[];
}

/** From usage types, meters, SKU and price lists as the platforms publish them. */
export const PLATFORM_WORDS: Readonly<Record<string, PlatformWords>> = {
  aws: {
    leaving: [
      // Direct Connect, `CAN1-DataXfer-Out:dc.3`.
      'dataxfer-out',
    ],
    inside: [
      'regional-bytes',
      // A usage type that names one or two regions, `EUN1-AWS-Out-Bytes`, `CAN1-USE1-AWS-Out-Bytes`.
      '\\b[a-z]+\\d+-aws-(?:in|out)-bytes',
      'vpcpeering-(?:in|out)-bytes',
      // Towards its own network of caches, `data transfer out of US East (…) to CloudFront`.
      'transfer (?:out of [^|]* to|in to [^|]* from) cloudfront',
      // From one named region to another, `EU (London) data transfer to EU (Ireland)`.
      'data transfer (?:to|from) (?!internet|customer|client)[a-z ]+\\([a-z .]+\\)',
    ],
  },
  azure: {
    leaving: [],
    // Copies to the paired region, `Geo-Replication v2 Data Transfer`.
    inside: ['geo-?replication(?: v\\d)? data transfer'],
  },
  google: {
    // Cloud Storage names its internet egress by where the client is.
    leaving: ['\\bdownload (?:worldwide|apac|china|australia|emea|americas)\\b'],
    inside: [
      'intra[ -]?zone',
      'data transfer gcp (?:inter|intra|replication)',
      'google (?:egress|data transfer)',
      'storage egress between (?:nam|eu|apac)',
    ],
  },
  oracle: { leaving: ['outbound_data_transfer'], inside: [] },
  ovh: {
    leaving: ['bandwidth_(?:out|storage_out)', 'outgoingbandwidth'],
    inside: ['(?:outgoing|incoming)[ -]?internal', 'trafic interne'],
  },
};
