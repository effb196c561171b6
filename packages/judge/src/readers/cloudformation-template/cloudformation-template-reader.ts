import type { Digest } from '@ancrage/base';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { awsItem } from '../aws/aws-item.ts';
import { textIn } from '../aws/caseless.ts';
import { boundWhole, heldUpTo } from '../by-start.ts';
import { IntentFacts } from '../intent-facts.ts';
import { countUnknown, leaves } from '../known-fields.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import { openTemplate } from './open-template.ts';

/**
 * A template is read as one whole: its resources are members of one object, and the answer of the command holds it as a text.
 * AWS takes none of more than 1 MB (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
 */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Templates of CloudFormation, of its Serverless Application Model and of what the CDK compiles: what someone means to
 * deploy, in JSON or YAML. No function is evaluated, and a template names no region: it goes wherever it is deployed.
 */
export const cloudformationTemplateReader: Reader = {
  format: 'cloudformation-template',
  recognise: ({ text }: Head) => (/^\uFEFF?\s*\{/.test(text) ? isJsonTemplate(text) : isYamlTemplate(text)),
  read: (bytes, { evidence }) => readTemplate(bytes, evidence),
  open: () => heldUpTo(MOST_BYTES, readTemplate),
};

function isJsonTemplate(text: string): boolean {
  if (/"(?:eventVersion|format_version|terraform_version|awsRegion|apiVersion)"\s*:/.test(text)) return false;
  return (
    /"AWSTemplateFormatVersion"\s*:/.test(text) ||
    (/"TemplateBody"\s*:/.test(text) && /AWSTemplateFormatVersion|::[A-Za-z0-9]+::/.test(text)) ||
    (/"Resources"\s*:\s*\{/.test(text) && /"Type"\s*:\s*"(?:AWS|Custom|Alexa)::/.test(text))
  );
}

function isYamlTemplate(text: string): boolean {
  return (
    /^AWSTemplateFormatVersion[ \t]*:/m.test(text) ||
    (/^Resources[ \t]*:/m.test(text) && /^[ \t]+Type[ \t]*:[ \t]*["']?(?:AWS|Custom|Alexa)::/m.test(text))
  );
}

const KNOWN = leaves(
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
);

function readTemplate(bytes: Uint8Array, evidence: Digest): Reading {
  boundWhole(bytes.length, MOST_BYTES);
  const { root, placeOf } = openTemplate(bytes);
  const reading = new ReadingBuilder({
    id: evidence,
    format: 'cloudformation-template',
    version: root.get('AWSTemplateFormatVersion')?.string() ?? '2010-09-09',
  });
  const intents = new IntentFacts(reading);
  const notes = new LimitedNotes(reading);
  notes.count('UNKNOWN_FIELDS', placeOf(root), countUnknown(root, KNOWN));
  const resources = root.get('Resources')?.entries() ?? [];
  let used = 0;
  for (const [logical, cursor] of resources) {
    const type = cursor.get('Type')?.string();
    if (!type) continue;
    used += 1;
    const properties = cursor.get('Properties');
    intents.add({
      ...awsItem({ type, properties, name: textIn(properties, 'BucketName'), declared: true }),
      name: `${type} ${logical}`,
      place: placeOf(cursor),
    });
  }
  reading.records(resources.length, used);
  if (used < resources.length)
    notes.count('SKIPPED_RECORDS', placeOf(root.get('Resources') ?? root), resources.length - used);
  notes.close();
  // A template names no account, and what it deploys is not all that an account holds.
  intents.close();
  return reading.build();
}
