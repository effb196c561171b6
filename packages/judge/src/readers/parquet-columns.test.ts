import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ParquetTable } from './parquet-columns.ts';

/** Written by Apache Arrow 26.0.1: pages of the second kind, packed by zstd, texts by their prefixes, numbers by their differences. */
const ARROW =
  'UEFSMRUGFYYBFXJcFQgVAhUIFQ4VBBUAERwAAAADCyi1L/0gQXUBAFQCgAEEAwABBAAAAAwAgAEEAxYTBAAAAKAAaW50ZXJmYWNlLzEyMgIAQE4ySAIVBBUYFSpMFQQVABIAACi1L/0gDGEAAAIAAABjYQIAAAB1cxUGFQoVClwVCBUCFQgVEBUEFQASHAAAAAMNAQMEFQYVEBUQXBUIFQIVCBUGFQQVABIcAAAAAw0CAAAAAwUVBhX4BhVCXBUIFQIVCBUKFQQVABEcAAAAAwcotS/9YLoArQAAYIACBAMCCzYAAwAIAAMQAJ6KF9a4FQQZXDUAGAZzY2hlbWEVCAAVDCUCGAR0ZXh0JQBMHAAAABUMJQIYAm9mJQBMHAAAABUAJQIYA3llcwAVBCUCGAZudW1iZXIAFggZHBlMJgAcFQwZJQYOGRgEdGV4dBUMFggWuAEWpAEmCEkcFQAVDhUCADwWRBkGGSYCBgAAACYAHBUMGTUABhAZGAJvZhUMFggWbhaAASbyASasASksFQQVABUCABUAFRAVAgA8FgwZBhkmAgYAAAAmABwVABkVBhkYA3llcxUMFggWQBZAJqwCSRwVABUGFQIAPCkGGSYCBgAAACYAHBUEGSUGChkYBm51bWJlchUMFggWqgcWdCbsAkkcFQAVChUCADwpBhkmAgYAAAAWkAoWCCYIFtgDACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4wLjEZTBwAABwAABwAABwAAABSAQAAUEFSMQ==';

test('pages of the second kind, with absent values and every encoding that Arrow writes, are read as they are', () => {
  const table = new ParquetTable(new Uint8Array(Buffer.from(ARROW, 'base64')));
  assert.deepEqual(table.names, ['text', 'of', 'yes', 'number']);
  // What a row gives holds until the next one.
  const read: string[] = [];
  for (const row of table.rows(table.names))
    read.push(table.names.map((_name, index) => row(index)).join('|'));
  assert.deepEqual(read, [
    'interface/1|ca|true|1',
    'interface/12|||-5',
    '|ca|false|9007199254740993',
    'interface/2|us|true|',
  ]);
});
