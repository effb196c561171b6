import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An RFC 3161 authority on this machine, by `openssl ts`: its certificate, and the address at which it answers. */
export interface LocalAuthority {
  readonly certificate: Uint8Array;
  readonly url: string;
  /** Verifies a token by openssl itself. */
  verifies(token: Uint8Array, message: Uint8Array): boolean;
  close(): void;
}

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const CONFIG = `
[ req ]
distinguished_name = dn
x509_extensions = ext
[ dn ]
[ ext ]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
[ tsa ]
default_tsa = one
[ one ]
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
`;

export async function localAuthority(newkey: readonly string[]): Promise<LocalAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-tsa-'));
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  writeFileSync(join(folder, 'ts.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const made = ['-nodes', '-keyout', 'tsa.key', '-out', 'tsa.pem', '-days', '3650', '-subj', '/CN=TSA'];
  openssl('req', '-config', 'ts.cnf', '-x509', ...newkey, ...made);
  const certificate = openssl('x509', '-in', 'tsa.pem', '-outform', 'DER');
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      writeFileSync(join(folder, 'q.tsq'), Buffer.concat(parts));
      const { status } = spawnSync(
        'openssl',
        ['ts', '-reply', '-config', 'ts.cnf', '-section', 'one', '-queryfile', 'q.tsq', '-out', 'r.tsr'],
        { cwd: folder },
      );
      response.statusCode = status === 0 ? 200 : 500;
      response.end(status === 0 ? readFileSync(join(folder, 'r.tsr')) : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    certificate,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    verifies(token, message) {
      writeFileSync(join(folder, 't.der'), token);
      writeFileSync(join(folder, 'm.bin'), message);
      const args = ['ts', '-verify', '-in', 't.der', '-token_in', '-data', 'm.bin', '-CAfile', 'tsa.pem'];
      return spawnSync('openssl', [...args, '-partial_chain'], { cwd: folder }).status === 0;
    },
    close() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
