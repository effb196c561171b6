import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registeredIdentifier } from './registered-identifier.ts';

test('a number goes with its register, but where its form says which that is', () => {
  for (const [number, scheme, name, wanted] of [
    ['1177000001', 'CA-REQ', '', '1177000001'],
    ['1177 000 001', '', 'Registraire des entreprises du Québec', '1177000001'],
    // Not a NEQ, whatever the register is called.
    ['4477000001', 'CA-REQ', '', 'CA-REQ-4477000001'],
    // The very digits of a NEQ, by another register.
    ['1177000001', 'MX-RFC', '', 'MX-RFC-1177000001'],
    ['1177000001', '', '', undefined],
    ['5493001KJTIIGC8Y1R12', '', '', '5493001KJTIIGC8Y1R12'],
    // Wrong check digits.
    ['5493001KJTIIGC8Y1R13', 'XI-LEI', '', 'XI-LEI-5493001KJTIIGC8Y1R13'],
    ['1234567', 'GB-COH', '', '01234567'],
    ['sc123456', 'GB-COH', 'Companies House', 'SC123456'],
    ['1234567', 'US-DE', '', 'US-DE-1234567'],
    ['US-DE-1234567', 'US-DE', '', 'US-DE-1234567'],
    ['123 4567', 'us-de', '', 'US-DE-1234567'],
    ['us-de-1234567', 'US-DE', '', 'US-DE-1234567'],
    ['1234567', '', 'Registre du Delaware', 'Registre du Delaware-1234567'],
  ] as const)
    assert.equal(registeredIdentifier(number, scheme, name), wanted, `${scheme} ${number}`);
});
