import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembleWat } from './assemble-wat.ts';
import { instantiateWat } from './instantiate-wat.ts';

test('functions, locals, loops, branches, calls and memory do what they say', () => {
  const { memory, exports } = instantiateWat(
    `(module
      (import "kernel" "memory" (memory 1))
      (func $sum (export "sum") (param $from i32) (param $to i32) (result i32)
        (local $total i32)
        (block $done
          (loop $next
            (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
            ;; each byte once
            (local.set $total (i32.add (local.get $total) (i32.load8_u (local.get $from))))
            (local.set $from (call $behind (local.get $from)))
            (br $next)))
        (return (local.get $total)))
      (func $behind (param $at i32) (result i32)
        (if (i32.eq (i32.load8_u offset=1 (local.get $at)) (i32.const 0xff))
          (then (return (i32.add (local.get $at) (i32.const 2))))
          (else (return (i32.add (local.get $at) (i32.const 1)))))
        (unreachable))
      (func $big (export "big") (result i32)
        (return (i32.wrap_i64 (i64.shr_u (i64.const -1) (i64.const 40)))))
      (func $most (export "negative") (result i32) (return (i32.const -129))))`,
    2,
  );
  assert.equal(memory.buffer.byteLength, 2 * 65_536);
  new Uint8Array(memory.buffer).set([1, 2, 3, 0xff, 4], 100);
  assert.equal(exports['sum']!(100, 105), 10);
  assert.equal(exports['big']!(), 0xffffff);
  assert.equal(exports['negative']!(), -129);
});

test('what is not known is refused by name', () => {
  const within = (body: string): string =>
    `(module (import "kernel" "memory" (memory 1)) (func $f (param $x i32) ${body}))`;
  for (const [source, named] of [
    [within('(i32.rotl (local.get $x))'), 'i32.rotl'],
    [within('(drop (local.get $y))'), '$y'],
    [within('(call $g)'), '$g'],
    [within('(br $out)'), '$out'],
    [within('(i32.store (i32.const 1.5) (i32.const 0))'), '1.5'],
    [`(module (import "kernel" "memory" (memory 1)) (func $f (param $x f32)))`, 'f32'],
    ['(module (import "kernel" "memory" (memory 1))', 'unbalanced'],
    [')', ')'],
  ] as const)
    assert.throws(() => assembleWat(source), {
      name: 'SyntaxError',
      message: new RegExp(`${named.replace(/[$.()]/g, '\\$&')}$`),
    });
});
